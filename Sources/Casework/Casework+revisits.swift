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
  /// Cases that are to be revisited, soonest due first, those without a clock last. One that was
  /// answered at once is among them where its kind is always revisited (T-05).
  public func revisitsDue() throws -> [RevisitDue] {
    var queries = [CaseQuery(state: .revisitPending), CaseQuery(state: .revisitUnreached)]
    queries += policy.kinds.filter { $0.revisit == .all }.map {
      CaseQuery(state: .resultNotified, kind: $0.code)
    }
    var found: [RevisitDue] = []
    try store.read { snapshot in
      for query in queries {
        try snapshot.forEachCase(query) { current in
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
