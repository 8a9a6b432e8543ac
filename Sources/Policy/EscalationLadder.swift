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

extension Policy {
  /// The rung to which a case climbs next: the first above the one it has reached; from the cycle on
  /// that a rung names, at least that rung.
  /// - Parameters:
  ///   - level: The rung it has reached, 0 below the first.
  ///   - cycle: 1 for a case that was never reopened.
  /// - Returns: nil where it is at the top.
  public func rung(above level: Int, cycle: Int) -> EscalationLevel? {
    let open = escalation.filter { $0.fromCycle <= cycle }
    let next = open.first { $0.level > level }
    let demanded = open.last { $0.fromCycle > 1 && $0.level > level }
    return demanded ?? next
  }

  /// Whether that makes a case climb: `overdue`, `reopened`, `second_complaint`, `major`,
  /// `external_due`.
  public func climbs(on trigger: String) -> Bool { escalationTriggers.contains(trigger) }
}
