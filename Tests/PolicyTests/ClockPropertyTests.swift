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
        if !change.starts {
          let before = try #require(live.first { $0.id == change.id })
          #expect(change.startedAt == before.startedAt)
          if let due = before.dueAt { #expect(try #require(change.dueAt) >= due) }
          if let ended = change.endedAt, before.state == .running {
            #expect((change.state == .breached) == (ended > before.dueAt ?? .distantFuture))
          }
        }
        if let ended = change.endedAt { #expect(ended >= change.startedAt) }
        if let due = change.dueAt { #expect(due >= change.startedAt) }
        #expect((change.state == .paused) == (change.pausedAt != nil))
        if [.met, .stopped].contains(change.state) { #expect(change.endedAt != nil) }
      }
      let stopped = line.changes.filter { $0.endedAt != nil && !$0.starts }.map(\.id)
      #expect(Set(stopped).count == stopped.count)
      let ids = line.facts.clocks.filter(\.isLive).map(\.id)
      #expect(Set(ids).count == ids.count)
      if !line.facts.state.isOpen { #expect(ids.isEmpty) }
    }
  }

  @Test(arguments: 0..<40)
  func `a clock does not depend on when it is read: whether and when somebody watched it`(seed: Int)
    throws
  {
    let policy = try ShippedPolicy.policy()
    var lot = Lot(seed: UInt64(seed))
    let kind = policy.kinds.codes.randomElement(using: &lot) ?? "COMPLAINT"
    let category = policy.categories.codes.randomElement(using: &lot) ?? "FE01"
    var unwatched = Timeline(policy, kind: kind, category: category)
    var watched = unwatched
    var moment = Timeline.time("2026-09-25T08:00:00")
    var (type, data): (String, [String: JSONValue]) = ("case.registered", [:])
    for _ in 0..<30 {
      unwatched.happens(type, at: Timeline.text(moment), data)
      watched.happens(type, at: Timeline.text(moment), data)
      moment += TimeInterval(Int.random(in: 0...40_000, using: &lot))
      for clock in watched.facts.clocks
      where clock.state == .running && clock.isLive && (clock.dueAt ?? .distantFuture) < moment {
        watched.happens(
          "clock.breached", at: Timeline.text(moment), ["clock": .string(clock.id)])
      }
      repeat { (type, data) = Self.event(live: [], using: &lot) } while type == "clock.breached"
    }
    #expect(judged(unwatched, at: moment) == judged(watched, at: moment))
  }

  /// The clocks as they are told at a time: one that is over its time is late, watched or not.
  private func judged(_ line: Timeline, at moment: Date) -> [ClockRecord] {
    line.facts.clocks.map { clock in
      var clock = clock
      let isLate = clock.dueAt.map { $0 < moment } ?? false
      if clock.state == .running, isLate { clock.state = .breached }
      return clock
    }
  }

  @Test func `R-133: a clock that is late already is not paused, though nobody has watched it`()
    throws
  {
    var line = try Timeline(ShippedPolicy.policy(), kind: "REPAIR", category: "LK01")
    line.happens("case.registered", at: "2026-11-20T18:00:00")
    line.happens("case.paused", at: "2026-11-20T19:10:00", ["reason": "traffic"])
    #expect(line.state("leak_arrival") == "running 2026-11-20T19:00:00")
    line.happens("case.resumed", at: "2026-11-20T20:10:00")
    #expect(line.state("leak_arrival") == "running 2026-11-20T19:00:00")
    line.happens("case.arrived", at: "2026-11-20T20:11:00")
    #expect(line.state("leak_arrival") == "breached 2026-11-20T19:00:00")
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
      ("case.corrected", ["category": "RP01", "state": "closed"]),
      ("clock.breached", ["clock": .string(live.randomElement(using: &lot)?.id ?? "")]),
    ]
    return events.randomElement(using: &lot) ?? ("case.noted", [:])
  }
}
