import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// Writes `clock.near_due`, marks the case and raises an alarm, once for every running clock that is
  /// near its end by the policy's share of its limit; a clock that was moved warns anew.
  ///
  /// - Returns: the clocks that were found now.
  public func warnOfClocks() throws -> [DueClock] {
    var found: [DueClock] = []
    for clock in try nearlyDue() where !clock.overdue {
      guard try !store.read({ try hasWarned(of: clock, in: $0) }) else { continue }
      try atDesk(of: clock.number, actor: "system", channel: nil) { desk, current in
        guard try !hasWarned(of: clock, in: desk.transaction.snapshot) else { return }
        var data =
          current.flags.contains(.externalDue) && isOrder(clock.clock)
          ? desk.climb(current, on: "external_due") : [:]
        data["clock"] = .string(clock.clock)
        data["dueAt"] = .string(desk.text(clock.dueAt))
        let after = try desk.append(
          .clockNearDue, to: current, flags: current.flags(with: .nearDue), data: data)
        try desk.raise(
          "nearDue", about: after, dueAt: clock.dueAt, clock: clock.clock, level: after.level ?? 0)
        found.append(clock)
      }
    }
    return found
  }

  /// Whether the clock ends with the date of an order from above.
  private func isOrder(_ clock: String) -> Bool {
    policy.deadlines[clock]?.limit == .orderDueDate
  }

  private func hasWarned(of clock: DueClock, in snapshot: SiteSnapshot) throws -> Bool {
    try snapshot.hasAlarm("nearDue", about: clock.number, dueAt: clock.dueAt)
  }
}
