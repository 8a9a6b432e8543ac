import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// Raises an alarm `nearDue` once for every running clock that is near its end by the policy's
  /// share of its limit; a clock that was moved warns anew.
  ///
  /// - Returns: the clocks that were found now.
  public func warnOfClocks() throws -> [DueClock] {
    var found: [DueClock] = []
    for clock in try nearlyDue() where !clock.overdue {
      guard try !store.read({ try hasWarned(of: clock, in: $0) }) else { continue }
      try atDesk(of: clock.number, actor: "system", channel: nil) { desk, current in
        guard try !hasWarned(of: clock, in: desk.transaction.snapshot) else { return }
        try desk.raise("nearDue", about: current, dueAt: clock.dueAt)
        found.append(clock)
      }
    }
    return found
  }

  private func hasWarned(of clock: DueClock, in snapshot: SiteSnapshot) throws -> Bool {
    try snapshot.hasAlarm("nearDue", about: clock.number, dueAt: clock.dueAt)
  }
}
