/// How customers are asked again (R-170 … ).
public struct RevisitRules: Sendable, Hashable {
  /// Attempts before the case counts as unreached.
  public let attempts: Int
  /// Whether each attempt needs a day of its own.
  public let attemptsOnDifferentDays: Bool
  /// Whether a customer's own confirmation counts once the result was told.
  public let selfServiceCounts: Bool
  /// How a revisit may be made.
  public let modes: [String]
}

extension RevisitRules {
  init(_ section: PolicySection?) {
    attempts = section?.whole("attempts") ?? 3
    attemptsOnDifferentDays = section?.flag("on_different_days", default: true) ?? true
    selfServiceCounts = section?.flag("self_service_counts", default: true) ?? true
    modes = section?.list("modes") ?? []
  }
}
