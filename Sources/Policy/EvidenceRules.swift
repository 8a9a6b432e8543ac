import Cases

/// What must be kept of the handling of a case.
public struct EvidenceRules: Sendable, Hashable {
  /// Kinds of evidence that count, such as `site_photo`.
  public let kinds: [String]
  /// How many are wanted where a special handling wants any.
  public let minimum: Int
}

extension Policy {
  public var evidence: EvidenceRules {
    let rule = tables["handling"]?["evidence"]
    return EvidenceRules(
      kinds: rule?["kinds"]?.array?.compactMap(\.string) ?? [],
      minimum: rule?["minimum"]?.integer ?? 0)
  }
}
