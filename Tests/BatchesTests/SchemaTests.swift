import Batches
import Cases
import Foundation
import Testing

/// What headquarters needs an event to hold, and the schema that says so.
struct SchemaTests {
  private func event(
    _ type: EventType, _ data: [String: JSONValue],
    subject: CaseNumber? = CaseNumber(site: 101, epoch: 1, serial: 7)
  ) -> JournalEvent {
    JournalEvent(sequence: 1, type: type, subject: subject, time: Specimen.time, data: data)
  }

  @Test func `what the tests of this room are made of has no fault`() throws {
    #expect(try EventShapes.fault(in: Specimen.registered(1)) == nil)
    #expect(EventShapes.fault(in: Specimen.scored(2)) == nil)
  }

  @Test(
    arguments: [
      (EventType("case.teleported"), ["state": "accepted"], "unknown type 'case.teleported'"),
      (.accepted, [:], "case.accepted: member 'state' is missing or malformed"),
      (.accepted, ["state": "enchanted"], "case.accepted: member 'state' is missing or malformed"),
      (.accepted, ["state": 1], "case.accepted: member 'state' is missing or malformed"),
      (
        .accepted,
        [
          "state": "accepted",
          "clocks": [["id": "x", "state": "running"], ["id": "y", "state": "mad"]],
        ],
        "case.accepted: member 'clocks.1.state' is missing or malformed"
      ),
      (
        .accepted,
        ["state": "accepted", "clocks": [["id": "x", "state": "running", "dueAt": "soon"]]],
        "case.accepted: member 'clocks.0.dueAt' is missing or malformed"
      ),
      (.scored, ["score": 6], "satisfaction.scored: member 'score' is missing or malformed"),
      (.scored, ["score": "5"], "satisfaction.scored: member 'score' is missing or malformed"),
      (
        .confirmed, ["solved": "maybe"],
        "callback.confirmed: member 'solved' is missing or malformed"
      ),
      (
        .recordingAdded, ["sha256": "abc", "seconds": "4.00"],
        "recording.added: member 'sha256' is missing or malformed"
      ),
    ] as [(EventType, [String: JSONValue], String)])
  func `a fault is named by its place`(
    type: EventType, data: [String: JSONValue], fault: String
  ) {
    #expect(EventShapes.fault(in: event(type, data)) == fault)
  }

  @Test func `members that the schema does not name are allowed`() {
    #expect(
      EventShapes.fault(in: event(.accepted, ["state": "accepted", "novelty": [1, ["a": nil]]]))
        == nil)
  }

  @Test func `an event of a case names its case`() {
    #expect(
      EventShapes.fault(in: event(.accepted, ["state": "accepted"], subject: nil))
        == "case.accepted without a subject")
  }

  @Test func `a clock without a limit has no due time`() {
    let clocks: JSONValue = [["id": "x", "state": "running", "dueAt": nil]]
    #expect(
      EventShapes.fault(in: event(.accepted, ["state": "accepted", "clocks": clocks])) == nil)
  }

  @Test func `the schema is one JSON document of draft 2020-12 that knows every line`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(BatchSchema.text.utf8))
    let schema = try #require(object as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect((schema["oneOf"] as? [Any])?.count == 8)
  }

  @Test func `a batch is a JSON array of CloudEvents, without what is private`() throws {
    let batch = try Specimen.verify(try Specimen.sealed().bytes)
    let text = String(decoding: CloudEvents.batch(of: batch), as: UTF8.self)
    let events = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(events.map { $0["id"] as? String } == ["101.1.1", "101.1.2", "101.1.3"])
    #expect(events.allSatisfy { $0["specversion"] as? String == "1.0" })
    #expect(!text.contains("13800138000"))
  }
}
