import Cases

/// What must be kept of the handling of a case.
public struct EvidenceRules: Sendable, Hashable {
  /// Kinds of evidence that count, such as `site_photo`.
  public let kinds: [String]
  /// How many are wanted.
  public let minimum: Int
  /// The groups of categories of which they are wanted.
  public let groups: [String]
}

extension Policy {
  public var evidence: EvidenceRules {
    let rule = tables["handling"]?["evidence"]
    func words(_ key: String) -> [String] { rule?[key]?.array?.compactMap(\.string) ?? [] }
    return EvidenceRules(
      kinds: words("kinds"), minimum: rule?["minimum"]?.integer ?? 0, groups: words("for_groups"))
  }

  /// Whether evidence is wanted of cases of a category.
  public func wantsEvidence(category: String) -> Bool {
    categories[category].map { evidence.groups.contains($0.group) } ?? false
  }
}
