import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection after an answer that says `Connection: close`, once the socket has taken all of it
/// and its request was read away, or 20 seconds after the answer: closed before, the kernel would reset it, and the client
/// might never see the answer.
final class ClosingHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private var isReading = false
  private var isLast = false
  /// The socket has taken the whole answer.
  private var isWritten = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: isReading = true
    case .body: break
    case .end: isReading = false
    }
    context.fireChannelRead(data)
    if isWritten, !isReading { context.close(promise: nil) }
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
    let written = promise ?? context.eventLoop.makePromise()
    let channel = context.channel
    written.futureResult.assumeIsolated().whenComplete { _ in
      self.isWritten = true
      guard self.isReading else { return channel.close(promise: nil) }
      channel.eventLoop.scheduleTask(in: .seconds(20)) { channel.close(promise: nil) }
    }
    context.writeAndFlush(data, promise: written)
  }
}
