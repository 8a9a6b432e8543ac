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

extension CaseReading {
  /// Clocks that are overdue or will be within a time, soonest first.
  public func due(within: TimeInterval) throws -> [DueClock] {
    let now = now
    return try records.readCases { try $0.liveClocks(dueBefore: now.addingTimeInterval(within)) }
      .compactMap { dueClock($0, at: now) }
  }

  /// Clocks that are overdue or, by the policy's share of their limit, near it; soonest first.
  public func nearlyDue() throws -> [DueClock] {
    let now = now
    return try records.readCases { try $0.liveClocks(dueBefore: nil) }.compactMap { clock in
      guard let due = clock.record.dueAt,
        policy.nearDueAt(startedAt: clock.record.startedAt, dueAt: due) <= now
      else { return nil }
      return dueClock(clock, at: now)
    }
  }

  private func dueClock(_ clock: LiveClock, at now: Date) -> DueClock? {
    clock.record.dueAt.map { due in
      DueClock(
        number: clock.number, clock: clock.record.id, dueAt: due, overdue: due < now,
        department: clock.department)
    }
  }
}
