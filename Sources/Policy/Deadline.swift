public import Foundation

/// When a clock ends and how that was counted.
public struct Deadline: Sendable, Hashable {
  /// A stretch of time and whether it counts.
  public struct Stretch: Sendable, Hashable {
    public var from: Date
    public var to: Date
    /// `elapsed`, `working day`, `make-up working day`, `opening hours`, `shift day`, or why it
    /// does not count: `not counted: weekend`, `not counted: holiday 春节`.
    public var reason: String
  }

  public let id: String
  public let from: Date
  /// nil where the policy sets no figure, or a date that was not given is needed.
  public let dueAt: Date?
  /// From the start to the end without a gap; backwards for a notice ahead of an outage.
  public let counted: [Stretch]
  /// Years that the holiday table does not cover; there only weekends were taken off.
  public let uncoveredYears: [Int]
}
