/// When a new contact is the old matter.
public struct Repeats: Sendable, Hashable {
  /// What two contacts have in common that are about one matter.
  public enum Sameness: String, Sendable, CaseIterable {
    /// The customer's number with the utility, or a phone number.
    case customerOrNumber = "customer_or_number"
    case category
    /// The place, by its address or the customer number.
    case address
  }

  /// A closed case counts as the same matter for so long after it closed.
  public let closedWithinDays: Int
  /// How often a customer may urge an open case, per day.
  public let urgesPerDay: Int
  /// Kinds that are begun anew when the same matter comes up again (T-32); kinds treated as one of
  /// them count as well.
  public let kinds: [String]
  /// What must be equal.
  public let sameness: [Sameness]
  /// Whether staff may judge otherwise, with a reason.
  public let agentMayOverride: Bool
}

extension Repeats {
  init(_ section: PolicySection?) {
    closedWithinDays = section?.whole("closed_within_days") ?? 30
    urgesPerDay = section?.whole("urges_per_day") ?? 1
    kinds = section?.references("kinds", to: .kind) ?? []
    sameness = section?.choices("sameness") ?? [.customerOrNumber, .category, .address]
    agentMayOverride = section?.flag("agent_may_override", default: true) ?? true
  }
}
