import Batches
import Cases
import Crypto
import Foundation
import Sites
import Testing

/// The parts of a recording that a player asks for (RFC 9110 section 14).
struct RecordingPartTests {
  private let sound = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 % 90 + 32) }

  /// Headquarters with a case that has this recording, and its address.
  private func office(keeping sound: [UInt8]) async throws -> (ServedHeadquarters, String) {
    let sha256 = Chain.text(SHA256.hash(data: sound))
    let office = try await StaffVisit.office()
    var site = Site()
    try site.register(cases: 1)
    site.append(
      .recordingAdded, try site.number(1),
      data: [
        "state": "registered", "sha256": .string(sha256), "seconds": "4.00",
        "bytes": .integer(sound.count),
      ])
    try office.enroll(site)
    #expect(try await office.post(try site.batch(1...2)).status == 200)
    #expect(try await office.send("PUT", "/v1/recordings/\(sha256)", body: sound).status == 201)
    return (office, "/cases/\((try site.number(1)).text)/\(sha256)")
  }

  /// More than the kernel holds for a connection, read as slowly as may be.
  @Test func `a slow reader gets all of it, though the connection is to be closed`() async throws {
    let long = [UInt8](repeating: 0x61, count: 9_000_000)
    let (office, path) = try await office(keeping: long)
    let visit = try await StaffVisit(office)
    let socket = try LoopbackSocket(port: office.port)
    try socket.write(
      "GET \(path) HTTP/1.1\r\nHost: x\r\nCookie: \(visit.cookie)\r\nConnection: close\r\n\r\n")
    let answer = socket.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 200"))
    #expect(answer.utf8.count { $0 == 0x61 } >= long.count)
  }

  @Test func `a recording is sent whole, in part, or not at all`() async throws {
    let (office, path) = try await office(keeping: sound)
    let visit = try await StaffVisit(office)
    for (range, part) in [
      ("bytes=0-9", 0...9), ("bytes=9990-", 9990...9999), ("bytes=-10", 9990...9999),
      ("bytes=9990-99999999999999999999", 9990...9999), ("Bytes=5-5", 5...5),
      ("bytes=-99999999999999999999", 0...9999),
    ] {
      let answer = try await visit.send(path, ["Range": range])
      #expect(answer.status == 206, "\(range)")
      #expect(answer.text == String(decoding: sound[part], as: UTF8.self), "\(range)")
      let told = "bytes \(part.lowerBound)-\(part.upperBound)/10000"
      #expect(answer.header("Content-Range") == told)
    }
    for range in ["bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=99999999999999999999-"] {
      let answer = try await visit.send(path, ["Range": range])
      #expect(answer.status == 416 && answer.header("Content-Range") == "bytes */10000", "\(range)")
      #expect(answer.text.isEmpty)
    }
    for range in [
      "bytes=+1-5", "bytes=1-+5", "bytes=5-1", "bytes=-", "chars=0-1", "bytes=0-1,4-5",
    ] {
      let answer = try await visit.send(path, ["Range": range])
      #expect(answer.status == 200 && answer.text.utf8.count == 10_000, "\(range)")
    }
    for validator in ["\"x\"", "W/\"x\"", "Thu, 26 Nov 2026 05:00:00 GMT"] {
      let answer = try await visit.send(path, ["Range": "bytes=0-9", "If-Range": validator])
      #expect(answer.status == 200, "\(validator)")
    }
    let head = try await visit.send(path, ["Range": "bytes=0-9"], method: "HEAD")
    #expect(head.status == 200 && head.header("Content-Length") == "10000")
    #expect(head.header("Accept-Ranges") == "bytes")
  }
}
