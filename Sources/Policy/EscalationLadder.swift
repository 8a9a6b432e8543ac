/// A rung of the ladder that an overdue or reopened case climbs.
public struct EscalationLevel: Sendable, Hashable {
  /// From 1, the nearest to the work.
  public let level: Int
  /// A role or department.
  public let to: String
  /// The cycle of the case from which this rung is used; 1 where always.
  public let fromCycle: Int
}

extension EscalationLevel {
  init(_ section: PolicySection, level: String) {
    self.level = Int(level) ?? 0
    to = section.reference("to", to: .party) ?? ""
    fromCycle = section.whole("from_cycle") ?? 1
    if self.level < 1 {
      section.report("to", "the level '\(level)' is no number from 1", remedy: "write 1: {to: …}")
    }
  }
}

/// When a clock may be moved.
public struct ExtensionRules: Sendable, Hashable {
  public let mostTimes: Int
  /// Whom to agree it with.
  public let agreedWith: [String]
}

extension ExtensionRules {
  init(_ section: PolicySection?) {
    mostTimes = section?.whole("most_times") ?? 2
    agreedWith = section?.references("agreed_with", to: .party) ?? []
  }
}
