/// What follows when departments say of a case that it is not theirs (T-15, R-022).
public struct Refusals: Sendable, Hashable {
  /// From so many on, a referee says where the case belongs; nobody else dispatches it then.
  public let refereedFrom: Int
  /// The roles that referee; empty where nobody does.
  public let referees: [String]
}

extension Refusals {
  init(_ section: PolicySection?) {
    refereedFrom = section?.whole("refereed_from") ?? 2
    referees = section?.references("referees", to: .role) ?? []
  }
}
