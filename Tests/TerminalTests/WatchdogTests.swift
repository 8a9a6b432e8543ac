import Foundation
import Glibc
import Terminal
import Testing

/// systemd hears that the loop runs, and nobody else is told.
@Suite struct WatchdogTests {
  @Test(arguments: ["/", "@"])
  func `who watches is told`(kind: String) throws {
    let name = "\(kind == "/" ? "/tmp" : "")/hearwell-watchdog-\(UUID().uuidString.prefix(8))"
    let path = kind == "/" ? name : "@" + name
    defer { unlink(name) }
    let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = path.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sa_family_t>.size + bytes.count))
      }
    }
    try #require(bound == 0)
    let watchdog = try #require(
      Watchdog(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "10000000"]))
    #expect(watchdog.period == .seconds(5))
    watchdog.feed()
    var told = [UInt8](repeating: 0, count: 64)
    let count = recv(listener, &told, told.count, Int32(MSG_DONTWAIT))
    #expect(String(decoding: told.prefix(max(0, count)), as: UTF8.self) == "WATCHDOG=1")
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": "/run/systemd/notify"], ["WATCHDOG_USEC": "10000000"],
    ["NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "0"],
    ["NOTIFY_SOCKET": "vsock:2:1234", "WATCHDOG_USEC": "10000000"],
    ["NOTIFY_SOCKET": "/" + String(repeating: "a", count: 200), "WATCHDOG_USEC": "10000000"],
  ])
  func `where nobody watches nobody is told`(environment: [String: String]) {
    #expect(Watchdog(environment: environment) == nil)
  }

  @Test func `a watcher that is gone is no fault`() throws {
    let gone = ["NOTIFY_SOCKET": "/nowhere/notify", "WATCHDOG_USEC": "1000"]
    try #require(Watchdog(environment: gone)).feed()
  }
}
