import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection after an answer that says `Connection: close`, as soon as its request was read
/// away, and after 20 seconds in any case: closed before, the kernel would reset it, and the client
/// might never see the answer.
final class ClosingHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private var isReading = false
  private var isLast = false
  private var isAnswered = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: isReading = true
    case .body: break
    case .end: isReading = false
    }
    context.fireChannelRead(data)
    if isAnswered, !isReading { context.close(promise: nil) }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): isLast = head.headerFields[.connection] == "close"
    case .end where isLast: return end(context, data, promise)
    case .body, .end: break
    }
    context.write(data, promise: promise)
  }

  private func end(
    _ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?
  ) {
    isAnswered = true
    context.writeAndFlush(data, promise: promise)
    guard isReading else { return context.close(promise: nil) }
    let channel = context.channel
    context.eventLoop.scheduleTask(in: .seconds(20)) { channel.close(promise: nil) }
  }
}
