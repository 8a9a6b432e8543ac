/// How customers are asked again (R-170 … ).
public struct RevisitRules: Sendable {
  /// Attempts before the case counts as unreached.
  public let attempts: Int
  /// Whether each attempt needs a day of its own.
  public let attemptsOnDifferentDays: Bool
  /// Whether a customer's own confirmation counts once the result was told.
  public let selfServiceCounts: Bool
  /// How a revisit may be made, and the channel that each is by.
  public let modes: Catalogue<Mode>

  /// A way to ask the customer.
  public struct Mode: Coded, Hashable {
    /// Such as `home_visit`.
    public let code: String
    /// The code of the channel.
    public let channel: String
  }
}

extension RevisitRules {
  init(_ section: PolicySection?) {
    attempts = section?.whole("attempts") ?? 3
    attemptsOnDifferentDays = section?.flag("on_different_days", default: true) ?? true
    selfServiceCounts = section?.flag("self_service_counts", default: true) ?? true
    modes = Catalogue(
      section?.section("modes") { part in
        part.node.members.compactMap { mode in
          part.reference(mode.name, to: .channel).map { Mode(code: mode.name, channel: $0) }
        }
      } ?? [])
  }
}

extension Policy {
  /// Whether what a customer says of a result by that channel is the revisit: of a machine only
  /// where the policy lets it count.
  public func isRevisit(byChannel code: String) -> Bool {
    revisits.selfServiceCounts || channels[code]?.isSelfService != true
  }
}
