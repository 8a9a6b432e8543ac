import Foundation
import Hummingbird
import Logging
import NIOCore

/// What belongs to one request: who asks, and over which connection.
struct GatewayContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// Whether the one who asks is on this machine.
  var isLocal: Bool {
    guard let address = channel.remoteAddress?.ipAddress else { return false }
    return address.hasPrefix("127.") || address.hasPrefix("::ffff:127.") || address == "::1"
  }
}
