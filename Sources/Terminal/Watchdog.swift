import Glibc

/// Tells systemd that the loop that serves keys still runs (`sd_notify(3)`: `WATCHDOG=1` to
/// `$NOTIFY_SOCKET`). A loop that hangs says nothing, and the unit is started anew.
public struct Watchdog: Sendable {
  /// How often it wants to be told: twice in the time that the unit allows.
  public let period: Duration
  private let socketPath: [UInt8]

  /// Nil where nobody watches. `$WATCHDOG_PID` is not asked: behind kmscon the kiosk is not the
  /// unit's first process.
  public init?(environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], let time = environment["WATCHDOG_USEC"],
      let microseconds = Int64(time), microseconds > 0, ["/", "@"].contains(path.first),
      path.utf8.count < 108
    else { return nil }
    period = .microseconds(microseconds / 2)
    // A name that begins with @ stands in the abstract space, which begins with a zero byte.
    socketPath = path.hasPrefix("@") ? [0] + path.utf8.dropFirst() : Array(path.utf8)
  }

  /// Says so once. What cannot be said is not missed here: the unit is.
  public func feed() {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath) }
    let size = socklen_t(MemoryLayout<sa_family_t>.size + socketPath.count)
    let message = Array("WATCHDOG=1".utf8)
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, size)
      }
    }
  }
}
