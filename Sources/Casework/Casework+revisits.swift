import CaseStore
public import Cases
public import Foundation
import Policy

/// A case that waits for its revisit.
public struct RevisitDue: Sendable, Equatable {
  public var current: Case
  /// When its revisit clock ends; nil where none runs.
  public var dueAt: Date?
}

extension Casework {
  /// Cases that are to be revisited, soonest due first, those without a clock last.
  public func revisitsDue() throws -> [RevisitDue] {
    var found: [RevisitDue] = []
    try store.read { snapshot in
      for state in [State.revisitPending, .revisitUnreached] {
        try snapshot.forEachCase(.init(state: state)) { current in
          found.append(RevisitDue(current: current, dueAt: revisitClock(of: current)?.dueAt))
          return true
        }
      }
    }
    return found.sorted {
      ($0.dueAt ?? .distantFuture, $0.current.number.text)
        < ($1.dueAt ?? .distantFuture, $1.current.number.text)
    }
  }

  private func revisitClock(of current: Case) -> ClockRecord? {
    guard let id = policy.categories[current.category]?.revisitClock else { return nil }
    return current.clocks.last { record in record.id == id && record.isLive }
  }
}
