import CaseStore
public import Cases
public import Foundation

/// What retention takes away now: the run does exactly what the dry run lists.
public struct RetentionPlan: Sendable, Equatable {
  /// One thing that is past its time.
  public struct Item: Sendable, Equatable {
    public enum Thing: Sendable, Equatable {
      /// What is private of a whole case.
      case personal(CaseNumber)
      /// A recording of a case, by its SHA-256.
      case recording(String, CaseNumber)
      /// The private record of one event, by its id.
      case record(String)
      /// So many entries of a log: `access_log` or `look_up`.
      case log(String, count: Int)
    }

    /// The policy's class, such as `recording`.
    public var kind: String
    public var thing: Thing
    /// Since when it was kept; nil for a log.
    public var since: Date?
  }

  public var items: [Item]
  /// Before when each class is past its time.
  var cutOffs: [String: Date]

  /// How many things of each class go.
  public var counts: [String: Int] {
    items.reduce(into: [:]) { counts, item in
      if case .log(_, let count) = item.thing {
        counts[item.kind, default: 0] += count
      } else {
        counts[item.kind, default: 0] += 1
      }
    }
  }
}
