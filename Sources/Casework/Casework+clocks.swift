public import Cases
import CaseStore
public import Foundation
import Policy

/// A clock of a case, with what a list of clocks shows.
public struct DueClock: Sendable, Equatable, Codable {
  public var number: CaseNumber
  public var clock: String
  public var dueAt: Date
  public var overdue: Bool
  public var department: String?
}

extension Casework {
  /// Clocks that are overdue or will be within a time, soonest first.
  public func due(within: TimeInterval) throws -> [DueClock] {
    let now = now
    return try store.read { try $0.liveClocks(dueBefore: now.addingTimeInterval(within)) }
      .compactMap { dueClock($0, at: now) }
  }

  /// Clocks that are overdue or, by the policy's share of their limit, near it; soonest first.
  public func nearlyDue() throws -> [DueClock] {
    let now = now
    return try store.read { try $0.liveClocks() }.compactMap { clock in
      guard let due = clock.record.dueAt,
        policy.nearDueAt(startedAt: clock.record.startedAt, dueAt: due) <= now
      else { return nil }
      return dueClock(clock, at: now)
    }
  }

  private func dueClock(_ clock: SiteSnapshot.LiveClock, at now: Date) -> DueClock? {
    clock.record.dueAt.map { due in
      DueClock(
        number: clock.number, clock: clock.record.id, dueAt: due, overdue: due < now,
        department: clock.department)
    }
  }

  /// Writes `clock.breached` once for every running clock that is past its time, marks the case
  /// overdue and raises an alarm.
  ///
  /// - Returns: the clocks that were found late now.
  public func watchClocks() throws -> [DueClock] {
    let late = try store.read { try $0.liveClocks(dueBefore: now) }
      .filter { $0.record.state == .running && ($0.record.dueAt ?? .distantFuture) < now }
    var found: [DueClock] = []
    for (number, clock) in late.map({ ($0.number, $0.record) }) {
      guard let due = clock.dueAt else { continue }
      try atDesk(of: number, actor: "system", channel: nil) { desk, current in
        guard current.clocks.contains(where: { $0.id == clock.id && $0.state == .running }) else {
          return
        }
        var data = desk.climb(current, on: "overdue")
        data["clock"] = .string(clock.id)
        data["dueAt"] = .string(desk.text(due))
        let after = try desk.append(
          .clockBreached, to: current, flags: current.flags(with: .overdue), data: data)
        try desk.raise(
          "breached", about: after, dueAt: due, clock: clock.id, level: after.level ?? 0)
        try desk.propose(consequenceOf: clock.id, on: after)
        found.append(
          DueClock(
            number: number, clock: clock.id, dueAt: due, overdue: true,
            department: current.department))
      }
    }
    return found
  }
}
