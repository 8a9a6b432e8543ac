import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Settles what the next handlers cannot see, the version of HTTP and how often a host is named (RFC
/// 9112 sections 3.2 and 9.3): who is older names no host and may not keep the connection; who names
/// several has named none.
final class VersionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else {
      return context.fireChannelRead(data)
    }
    let hosts = head.headers["Host"].count
    if (head.version.major, head.version.minor) < (1, 1) {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
      if hosts == 0 { head.headers.add(name: "Host", value: "") }
    }
    if hosts > 1 { head.headers.remove(name: "Host") }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// Stands where handlers can be added and leads there, right behind the decoder.
  final class Guide: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    func handlerAdded(context: ChannelHandlerContext) {
      let pipeline = context.pipeline.syncOperations
      do {
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(VersionHandler(), position: .after(decoder))
      } catch {
        context.fireErrorCaught(error)
      }
    }
  }
}
