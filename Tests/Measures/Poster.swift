import CarriedMedia
import Foundation
import Glibc

/// A client for many sites on one thread: plain sockets, one a site, and as little work as there can be.
struct Poster {
  struct Outcome {
    /// From the first byte of a request to the last of its answer, of each batch that was taken.
    var seconds: [Double] = []
    /// Answers other than 200.
    var refused = 0
    /// From the first request to the last answer.
    var span = 0.0
  }

  fileprivate struct Line {
    let socket: Int32
    /// The requests that it has yet to send, the next one last.
    var requests: [[UInt8]]
    var unsent: ArraySlice<UInt8> = []
    var answer: [UInt8] = []
    var begun = ContinuousClock.now
    /// Whether an answer is awaited.
    var isBusy = false

    mutating func begin() {
      isBusy = !requests.isEmpty
      guard let next = requests.popLast() else { return }
      unsent = next[...]
      answer = []
      begun = .now
    }
  }

  /// Posts the batches of each site, one after the other, all sites at once.
  static func post(_ batches: [[[UInt8]]], to port: UInt16) throws -> Outcome {
    var lines = try batches.map { batches in
      Line(
        socket: try connected(to: port),
        requests: batches.reversed().map(request))
    }
    defer { for line in lines { close(line.socket) } }
    var outcome = Outcome()
    var rest = batches.reduce(0) { $0 + $1.count }
    let start = ContinuousClock.now
    for place in lines.indices { lines[place].begin() }
    while rest > 0 {
      var polls = lines.map { line in
        // poll(2) passes over what is negative.
        pollfd(
          fd: line.isBusy ? line.socket : -1, events: Int16(line.unsent.isEmpty ? POLLIN : POLLOUT),
          revents: 0)
      }
      guard poll(&polls, nfds_t(polls.count), 60_000) > 0 else { break }
      for (place, ready) in polls.enumerated() where ready.revents != 0 {
        guard try lines[place].goOn(&outcome) else { continue }
        rest -= 1
        lines[place].begin()
      }
    }
    outcome.span = (ContinuousClock.now - start) / .seconds(1)
    return outcome
  }

  private static func request(_ batch: [UInt8]) -> [UInt8] {
    let body = Gzip.pack(batch)
    let head =
      "POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\n"
      + "Content-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
    return Array(head.utf8) + body
  }

  private static func connected(to port: UInt16) throws -> Int32 {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafeBytes(of: &address) { bytes in
      connect(
        socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    guard status == 0 else { throw Measures.Failure(what: "no connection: \(errno)") }
    return socket
  }
}

extension Poster.Line {
  /// Sends or receives what the socket takes or has; whether an answer is whole.
  fileprivate mutating func goOn(_ outcome: inout Poster.Outcome) throws -> Bool {
    guard unsent.isEmpty else {
      let sent = unsent.withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      guard sent > 0 else { throw Measures.Failure(what: "a connection broke: \(errno)") }
      unsent = unsent.dropFirst(sent)
      return false
    }
    var piece = [UInt8](repeating: 0, count: 4096)
    let received = recv(socket, &piece, piece.count, 0)
    guard received > 0 else { throw Measures.Failure(what: "a connection was closed") }
    answer += piece.prefix(received)
    guard isWhole else { return false }
    if answer.starts(with: "HTTP/1.1 200 ".utf8) {
      outcome.seconds.append((ContinuousClock.now - begun) / .seconds(1))
    } else {
      outcome.refused += 1
    }
    return true
  }

  /// The head says how long the body is.
  private var isWhole: Bool {
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"),
      let length = text[..<end.lowerBound].lowercased().split(separator: "\r\n")
        .first(where: { $0.hasPrefix("content-length:") })
        .flatMap({ Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) })
    else { return false }
    return text[end.upperBound...].utf8.count >= length
  }
}
