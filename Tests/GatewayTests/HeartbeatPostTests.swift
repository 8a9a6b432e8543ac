import Batches
import Foundation
import Sites
import Testing

/// `POST /v1/sites/{site}/heartbeat`.
struct HeartbeatPostTests {
  private func site() throws -> Site {
    var site = Site()
    try site.register(cases: 3)
    return site
  }

  private func post(
    _ bytes: [UInt8], to office: ServedHeadquarters, as code: Int = 101
  ) async throws -> ServedHeadquarters.Answer {
    try await office.send(
      "POST", "/v1/sites/\(code)/heartbeat", ["Content-Type": "application/jsonl"], body: bytes)
  }

  @Test func `a site says that it is alive and learns its acknowledgement`() async throws {
    let site = try site()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    _ = try await office.post(try site.batch(1...2))
    for _ in 1...2 {
      let answer = try await post(try site.heartbeat(at: Date()), to: office)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try office.acknowledgement(in: answer).appliedSequence == 2)
    }
    let metrics = try await office.send("GET", "/metrics").text
    #expect(metrics.contains("hearwell_heartbeats_total{result=\"applied\"}"))
    let offset = try #require(Int(try office.sql("SELECT clock_offset FROM heartbeat")))
    #expect(abs(offset) < 60)
  }

  @Test func `it is judged like a batch, and refused without a trace`() async throws {
    let site = try site()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    var stranger = site
    stranger.key = .random()
    var practising = site
    practising.practice = true
    let large = [UInt8](repeating: 32, count: ReceivedHeartbeat.limit + 1)
    for (bytes, status, kind) in [
      (large, 413, "too-large"), (Array("{}\n{}\n".utf8), 422, "form"),
      (try site.batch(1...3), 422, "form"),
      (try stranger.heartbeat(minutes: 0), 403, "key"),
      (try practising.heartbeat(minutes: 0), 422, "content"),
    ] {
      let answer = try await post(bytes, to: office)
      #expect(answer.status == status && answer.kind == kind, "\(answer.text)")
    }
    let other = try await post(try site.heartbeat(minutes: 0), to: office, as: 102)
    #expect(other.status == 422, "\(other.text)")
    #expect(try office.sql("SELECT count(*) FROM heartbeat") == "0")
    #expect(try office.sql("SELECT count(*) FROM rejected") == "0")
    #expect(try await office.send("GET", "/v1/sites/101/heartbeat").status == 405)
  }

  @Test func `one of another journal is a fork and changes nothing`() async throws {
    let site = try site()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    _ = try await office.post(try site.batch(1...3))
    var other = Site()
    other.key = site.key
    for serial in 1...3 { try other.register(serial, salt: 1) }
    let answer = try await post(try other.heartbeat(minutes: 0), to: office)
    #expect(answer.status == 409 && answer.kind == "fork", "\(answer.text)")
    #expect(try office.sql("SELECT count(*) FROM heartbeat") == "0")
  }
}
