import CaseStore
import Cases
import Foundation

extension Casework {
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
