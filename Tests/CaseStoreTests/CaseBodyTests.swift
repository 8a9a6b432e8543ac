import CaseStore
import Cases
import Foundation
import Testing

@Suite struct CaseBodyTests {
  @Test func `every member that a case can have is kept`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    var missing: Set<String>?
    for stage in try Life(store: temporary.store).stages() {
      let empty = Mirror(reflecting: stage.after).children.filter { isEmpty($0.value) }
      let names = Set(empty.compactMap(\.label))
      missing = missing.map { $0.intersection(names) } ?? names
      #expect(stage.kept == stage.after)
    }
    #expect(missing == [])
  }

  private func isEmpty(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    let canBeEmpty = mirror.displayStyle.map {
      [.optional, .collection, .dictionary].contains($0)
    }
    return canBeEmpty == true && mirror.children.isEmpty
  }
}

/// A case to which everything happens that is kept of one.
private struct Life {
  let store: SiteStore
  private let start = Date(timeIntervalSince1970: 1_795_000_000)

  init(store: SiteStore) { self.store = store }

  private static let registration: [String: JSONValue] = [
    "kind": "COMPLAINT", "category": "FE01", "channel": "CITY", "state": "registered",
    "actor": "w01", "owner": "w01", "policyVersion": "1.0.0+ab", "level": 1,
    "flags": ["external_due", "supervised"], "callback": ["wanted": true],
    "details": ["severity": "major", "targetLevel": "staff"], "helping": ["BILLING", "NETWORK"],
    "occurredAt": "2026-11-17T08:00:00+08:00", "externalNumber": "12345-1",
    "externalDueAt": "2026-12-17T08:00:00+08:00", "links": ["101100000172"],
    "clocks": [
      ["id": "reply", "state": "paused", "dueAt": "2026-11-20T08:00:00+08:00"],
      ["id": "accept", "state": "met", "dueAt": nil, "startedAt": "2026-11-17T08:00:00+08:00"],
    ],
  ]

  private static let personal: [String: JSONValue] = [
    "statement": "漏水：\"三天\"\t\\ \u{1} \u{1F6B0}了\n没人管", "cause": "管道老化", "queryCode": "0042",
    "contact": [
      "name": "王芳", "phone": "+8613800138000", "extension": "801", "account": "10023",
      "address": "中山路35号",
    ],
    "callback": ["number": "+8613800138001", "callingNumber": "+8657188887777"],
    "details": ["target": "w07", "facts": "看到"],
  ]

  private static let events: [(EventType, [String: JSONValue])] = [
    (.registered, registration),
    (.recordingAdded, ["sha256": "00ff", "seconds": "2.5", "bytes": 900]),
    (.recordingAdded, ["sha256": "11ff", "seconds": "12", "bytes": 9000]),
    (.accepted, ["state": "accepted", "promisedReplyAt": "2026-11-19T08:00:00+08:00"]),
    (
      .dispatched,
      ["state": "dispatched", "department": "NETWORK", "liaison": ["w05", "w06"]]
    ),
    (.returned, ["state": "dispatch_approval"]),
    (.approved, ["state": "dispatch_approval", "step": "dispatch_approval", "level": 1]),
    (.dispatched, ["state": "dispatched"]), (.taken, ["state": "in_hand", "assignee": "w03"]),
    (.sized, ["size": "major"]),
    (
      .extended,
      ["clock": "reply", "until": "2026-11-25T08:00:00+08:00", "agreedBy": "w05", "actor": "w03"]
    ),
    (
      .resolved,
      [
        "state": "signoff_pending",
        "evidence": [["kind": "call_log"], ["kind": "site_photo", "reference": "sha256:00ff"]],
      ]
    ),
    (.signed, ["state": "result_returned", "refused": true]),
    (.notified, ["state": "result_notified"]),
    (.drawn, ["state": "revisit_pending", "month": "2026-11"]), (.revisited, [:]),
    (.revisited, ["solved": "partly", "score": 3, "channel": "PHONE"]),
    (.closed, ["state": "closed", "closedAs": "satisfied"]), (.noted, ["channel": "PHONE"]),
    (.erased, [:]),
  ]

  /// The case after each event, as it was applied and as it is kept.
  func stages() throws -> [(after: Case, kept: Case?)] {
    let number = try store.write { try $0.nextNumber() }
    return try Self.events.enumerated().map { place, event in
      let (type, data) = event
      let after = try store.write {
        try $0.append(
          type, to: number, at: start.addingTimeInterval(Double(place) * 60), data: data,
          personal: type == .registered ? Self.personal : nil)
      }
      return (after, try store.read { try $0.find(number) })
    }
  }
}
