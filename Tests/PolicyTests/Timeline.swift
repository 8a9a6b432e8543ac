import Cases
import Foundation
import Policy

/// A case's clocks while events happen to it: the part of a case that clocks depend on.
struct Timeline {
  let policy: Policy
  var facts: ClockFacts
  /// What the last event changed.
  private(set) var changes: [ClockChange] = []

  init(
    _ policy: Policy, kind: String, category: String, channel: String = "PHONE", due: Date? = nil
  ) {
    self.policy = policy
    facts = ClockFacts(
      kind: kind, category: category, channel: channel, state: .registered, externalDueAt: due)
  }

  /// Lets an event happen at a local time.
  mutating func happens(
    _ type: String, at text: String, _ data: [String: JSONValue] = [:]
  ) {
    let event = JournalEvent(
      sequence: 1, type: EventType(type), subject: nil, time: Self.time(text), data: data)
    changes = policy.clockChanges(after: event, facts: facts)
    for change in changes { apply(change) }
    if let state = data["state"]?.string.flatMap(State.init(rawValue:)) { facts.state = state }
    if let flags = data["flags"]?.array {
      facts.flags = flags.compactMap { $0.string.flatMap(Flag.init(rawValue:)) }
    }
    facts.kind = data["kind"]?.string ?? facts.kind
    facts.category = data["category"]?.string ?? facts.category
    if type == "case.registered" { facts.registeredAt = event.time }
  }

  private mutating func apply(_ change: ClockChange) {
    let record = ClockRecord(
      id: change.id, startedAt: change.startedAt, dueAt: change.dueAt, state: change.state,
      pausedAt: change.pausedAt, endedAt: change.endedAt)
    if let place = facts.clocks.lastIndex(where: { $0.id == change.id && $0.isLive }),
      !change.starts
    {
      facts.clocks[place] = record
    } else {
      facts.clocks.append(record)
    }
  }

  /// The last run of a clock.
  func clock(_ id: String) -> ClockRecord? { facts.clocks.last { $0.id == id } }

  /// How a clock stands and when it is due, such as `running 2026-11-20T19:00:00`.
  func state(_ id: String) -> String {
    guard let clock = clock(id) else { return "none" }
    return clock.state.rawValue + (clock.dueAt.map { " " + Self.text($0) } ?? "")
  }

  /// The clocks that still run, in the policy's order.
  var running: [String] {
    let live = Set(facts.clocks.filter(\.isLive).map(\.id))
    return policy.deadlines.codes.filter { live.contains($0) }
  }

  static func time(_ text: String) -> Date { Timestamp.time(text + "+08:00") ?? .distantPast }

  static func text(_ time: Date) -> String {
    String(Timestamp.text(time, in: TimeZone(secondsFromGMT: 28_800) ?? .gmt).prefix(19))
  }
}
