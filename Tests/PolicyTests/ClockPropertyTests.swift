import Cases
import Foundation
import Halls
import Lots
import Policy
import Testing

/// What holds for every course of events, legal or not.
struct ClockPropertyTests {
  @Test(arguments: 0..<40)
  func `no clock runs backwards, stops twice, or ends before it began`(seed: Int) throws {
    let policy = try ShippedPolicy.policy()
    var lot = Lot(seed: UInt64(seed))
    let kind = policy.kinds.codes.randomElement(using: &lot) ?? "COMPLAINT"
    let category = policy.categories.codes.randomElement(using: &lot) ?? "FE01"
    var line = Timeline(policy, kind: kind, category: category)
    var moment = Timeline.time("2026-09-25T08:00:00")
    line.happens("case.registered", at: Timeline.text(moment))
    for _ in 0..<30 {
      moment += TimeInterval(Int.random(in: 0...40_000, using: &lot))
      let live = line.facts.clocks.filter(\.isLive)
      let (type, data) = Self.event(live: live, using: &lot)
      line.happens(type, at: Timeline.text(moment), data)
      for change in line.changes {
        if !change.starts { #expect(live.contains { $0.id == change.id }) }
        if let ended = change.endedAt { #expect(ended >= change.startedAt) }
        if let due = change.dueAt { #expect(due >= change.startedAt) }
        #expect((change.state == .paused) == (change.pausedAt != nil))
        if [.met, .stopped].contains(change.state) { #expect(change.endedAt != nil) }
      }
      let ids = line.facts.clocks.filter(\.isLive).map(\.id)
      #expect(Set(ids).count == ids.count)
      if !line.facts.state.isOpen { #expect(ids.isEmpty) }
    }
  }

  @Test func `the same events give the same clocks whenever they are read`() throws {
    let policy = try ShippedPolicy.policy()
    func played() -> [ClockRecord] {
      var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
      line.happens("case.registered", at: "2026-11-18T10:00:00")
      line.happens("case.accepted", at: "2026-11-18T10:10:00", ["state": "accepted"])
      line.happens("case.dispatched", at: "2026-11-18T11:00:00", ["state": "dispatched"])
      return line.facts.clocks
    }
    #expect(played() == played())
  }

  private static func event(
    live: [ClockRecord], using lot: inout Lot
  ) -> (String, [String: JSONValue]) {
    let events: [(String, [String: JSONValue])] = [
      ("case.accepted", ["state": "accepted"]), ("case.routed", ["state": "dispatch_approval"]),
      ("case.dispatched", ["state": "dispatched"]), ("case.taken", ["state": "in_hand"]),
      ("case.planned", ["state": "plan_approval"]), ("case.sized", ["size": "minor"]),
      ("case.sized", ["size": "medium"]), ("case.sized", ["size": "major"]),
      ("case.paused", ["reason": "traffic"]), ("case.resumed", [:]), ("case.contacted", [:]),
      ("case.resolved", ["state": "result_returned"]),
      ("case.notified", ["state": "revisit_pending"]),
      ("case.revisited", ["state": "revisit_pending", "solved": "no"]),
      ("case.reopened", ["state": "accepted", "flags": ["second_complaint"]]),
      ("case.closed", ["state": "closed"]), ("case.arrived", [:]), ("case.sampled", [:]),
      ("case.corrected", ["category": "LK01"]), ("case.corrected", ["category": "SQ01"]),
      ("clock.breached", ["clock": .string(live.randomElement(using: &lot)?.id ?? "")]),
    ]
    return events.randomElement(using: &lot) ?? ("case.noted", [:])
  }
}
