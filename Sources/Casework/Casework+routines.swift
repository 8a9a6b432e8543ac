public import CaseStore
import Cases
public import Foundation
public import Policy

/// A routine of the organisation, such as the three-day review or the weekly re-inspection of
/// repairs.
public struct RoutineDue: Sendable {
  public var rule: DeadlineRule
  /// When it was done last; nil where that was never, or too long ago to tell.
  public var done: RoutineDone?
  /// By when it is to be done next.
  public var dueAt: Date
  public var isOverdue: Bool
}

extension Casework {
  /// The routines that the policy repeats, soonest due first. The first one is counted from the
  /// journal's first event.
  public func routinesDue() throws -> [RoutineDue] {
    let now = now
    let (done, first) = try store.read { snapshot in
      (
        try snapshot.routinesDone(since: now.addingTimeInterval(-400 * 86_400)),
        try snapshot.firstTime() ?? now
      )
    }
    return policy.deadlines.filter { $0.isInForce && $0.isRepeated }.compactMap { rule in
      let last = done[rule.code]
      guard let due = policy.deadline(rule.code, from: last?.at ?? first)?.dueAt else { return nil }
      return RoutineDue(rule: rule, done: last, dueAt: due, isOverdue: due < now)
    }.sorted { ($0.dueAt, $0.rule.code) < ($1.dueAt, $1.rule.code) }
  }

  /// Notes that a routine was done; the note says what came of it.
  ///
  /// - Throws: ``CaseworkError`` for a routine that the policy does not repeat.
  public func noteRoutine(_ id: String, by actor: String, note: String?) throws {
    let known = policy.deadlines.filter { $0.isInForce && $0.isRepeated }
    guard let rule = known.first(where: { $0.code == id || $0.number == id }) else {
      throw CaseworkError(unknown: "routine", id, among: known.map(\.code))
    }
    try atCounter(actor: actor, channel: nil) { desk in
      try desk.record(
        .routineDone, data: ["id": .string(rule.code)],
        personal: note.map { ["note": .string($0)] })
    }
  }
}
