import Foundation
import Glibc
import Synchronization
import Testing

/// A server that answers every request with the same bytes: a captive portal, a busy headquarters.
final class CannedServer: Sendable {
  let port: Int
  private let descriptor: Int32
  private let asked = Mutex<[String]>([])

  init(_ answer: String) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) | listen(descriptor, 16) | getsockname(descriptor, $0, &length)
      }
    }
    try #require(result == 0)
    port = Int(in_port_t(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in serve(answer) }
  }

  deinit { close(descriptor) }

  func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// The first lines of what it was asked.
  var requests: [String] { asked.withLock { $0 } }

  private func serve(_ answer: String) {
    while true {
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { return }
      let request = Self.request(on: connection)
      asked.withLock { $0.append(request) }
      let bytes = Array(answer.utf8)
      _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      close(connection)
    }
  }

  /// Reads a request to the end of its body, so that closing takes no answer away.
  private static func request(on connection: Int32) -> String {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: all, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        let head = text[..<end.lowerBound]
        let length = head.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap {
          Int($0.output.1)
        }
        if all.count >= head.utf8.count + 4 + (length ?? 0) {
          return String(head.prefix { !$0.isNewline })
        }
      }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return "" }
      all += piece[..<count]
    }
  }
}
