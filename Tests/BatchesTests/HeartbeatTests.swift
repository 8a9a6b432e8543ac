import Batches
import Cases
import Foundation
import Testing

struct HeartbeatTests {
  private let sound = Heartbeat(
    stream: StreamID(site: 101, epoch: 1), practice: false, sequence: 42, hash: Chain.start,
    at: Specimen.time, waitingSince: Specimen.time.addingTimeInterval(-60), diskFree: 1_000,
    diskSize: 4_000, recordingsWaiting: 3, every: 900)

  private func sealed(_ heartbeat: Heartbeat) throws -> [UInt8] {
    try heartbeat.sealed(by: Specimen.key(), zone: Specimen.zone)
  }

  @Test func `a heartbeat is two lines with nothing personal`() throws {
    let lines = Specimen.lines(of: try sealed(sound))
    #expect(lines.count == 2)
    #expect(
      lines[0]
        == #"{"hearwell":"heartbeat","version":1,"site":"101","epoch":1,"sequence":42,"hash":"\#(String(repeating: "0", count: 64))","at":"2025-11-22T18:05:00+08:00","waitingSince":"2025-11-22T18:04:00+08:00","diskFree":1000,"diskSize":4000,"recordingsWaiting":3,"everySeconds":900}"#
    )
    #expect(sound.name == "101.1.heartbeat.jsonl")
  }

  @Test func `what was sealed is read again, with and without what may be absent`() throws {
    var other = sound
    (other.practice, other.waitingSince) = (true, nil)
    for heartbeat in [sound, other] {
      let received = try ReceivedHeartbeat(try sealed(heartbeat))
      #expect(ReceivedHeartbeat.isMeant(by: received.bytes))
      #expect(try received.verified(by: Specimen.key().verifyingKey) == heartbeat)
    }
  }

  @Test func `another key's heartbeat, and one of no known key, is refused`() throws {
    let received = try ReceivedHeartbeat(try sealed(sound))
    for key in [SigningKey.random().verifyingKey, nil] {
      let error = #expect(throws: BatchError.self) { try received.verified(by: key) }
      #expect(error?.stage == .key)
    }
  }

  @Test func `one flipped bit anywhere is refused`() throws {
    let bytes = try sealed(sound)
    let key = try Specimen.key().verifyingKey
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 1 << (index % 8)
      #expect(throws: BatchError.self, "byte \(index)") {
        try ReceivedHeartbeat(broken).verified(by: key)
      }
    }
  }

  @Test(arguments: [
    ("\"site\":\"101\"", "\"site\":\"99\"", "site"), ("\"epoch\":1", "\"epoch\":10", "epoch"),
    ("\"sequence\":42", "\"sequence\":-1", "sequence"), ("\"hash\":\"0", "\"hash\":\"x", "hash"),
    ("\"at\":\"2025", "\"at\":\"later", "at"), ("\"diskFree\":1000,", "", "diskFree"),
    ("\"diskSize\":4000", "\"diskSize\":\"4000\"", "diskSize"),
    ("\"waitingSince\":\"2025", "\"waitingSince\":\"soon", "waitingSince"),
    ("\"everySeconds\":900", "\"everySeconds\":0", "everySeconds"),
    ("\"everySeconds\":900", "\"everySeconds\":900,\"practice\":1", "practice"),
    ("\"version\":1", "\"version\":0", "version"),
  ])
  func `a member of another form is named`(member: String, other: String, name: String) throws {
    let text = String(decoding: try sealed(sound), as: UTF8.self)
    let error = #expect(throws: BatchError.self) {
      try ReceivedHeartbeat(Array(text.replacing(member, with: other).utf8))
    }
    #expect(error?.stage == .form && error?.line == 1, "\(String(describing: error))")
    #expect(error?.reason.contains(name) == true, "\(String(describing: error))")
  }

  @Test func `what is larger than two lines may be is refused before it is read`() throws {
    let error = #expect(throws: BatchError.self) {
      try ReceivedHeartbeat(Array(repeating: 32, count: ReceivedHeartbeat.limit + 1))
    }
    #expect(error?.stage == .size)
  }

  @Test func `the newest counts, but one from a clock that was ahead makes nothing old`() throws {
    let time = Specimen.time
    func kept(_ ahead: TimeInterval) throws -> KeptHeartbeat {
      var heartbeat = sound
      heartbeat.at = time.addingTimeInterval(ahead)
      return KeptHeartbeat(try ReceivedHeartbeat(try sealed(heartbeat)), at: time, isDirect: true)
    }
    var next = sound
    next.at = time.addingTimeInterval(60)
    let now = time.addingTimeInterval(61)
    #expect(try !kept(0).outdates(next, at: now))
    #expect(try kept(60).outdates(next, at: now))
    #expect(try kept(300).outdates(next, at: now))
    #expect(try !kept(86_400 * 365).outdates(next, at: now))
    #expect(try kept(-7).clockOffset == -7)
  }
}
