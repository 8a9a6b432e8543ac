public import Cases

/// What some cases need beside the common way: what must be known before an action, who alone does
/// it, and who hears of it afterwards.
public struct SpecialHandling: Coded, Hashable {
  /// What an action may have to wait for.
  public enum Need: String, Sendable, CaseIterable {
    /// What the customer was told or what there is to say, as the note of the action itself.
    case note
    case apology, alternative, team, heard
    case followUp = "follow_up"
    /// Every helping department has said something.
    case help
    case evidence

    /// The field that answers it; nil where something else does.
    public var detail: Detail? {
      switch self {
      case .apology: .apology
      case .alternative: .alternative
      case .team: .team
      case .heard: .heard
      case .followUp: .followUp
      case .note, .help, .evidence: nil
      }
    }
  }

  public let code: String
  public let names: Names
  /// Whether this organisation keeps it.
  public let isInForce: Bool
  /// The only cases; empty where all.
  let kinds, categories, groups, channels, severities: [String]
  /// Actions that wait for its needs.
  public let before: [String]
  public let needs: [Need]
  /// Actions that only the person who was named for it takes, kept in `followUp`.
  public let reserved: [String]
  /// Actions after which it tells and proposes; `register` is one of them.
  public let after: [String]
  /// The roles and departments that hear of it.
  public let tells: [String]
  /// The entry of the penalty table that it proposes.
  public let proposes: String?
  /// The role of which one person is named for the case when it is registered.
  public let assigns: String?
}

extension SpecialHandling {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    isInForce = section.flag("in_force", default: true)
    kinds = section.references("kinds", to: .kind)
    categories = section.references("categories", to: .category)
    groups = section.references("groups", to: .group)
    channels = section.references("channels", to: .channel)
    severities = section.references("severities", to: .severity)
    before = section.actions("before")
    needs = section.choices("needs")
    reserved = section.actions("reserved")
    after = section.actions("after")
    tells = section.references("tells", to: .party)
    proposes = section.text("proposes")
    assigns = section.reference("assigns", to: .role)
    if section.holds("before") != section.holds("needs") {
      section.report("before", "before and needs go together", remedy: "give both or none")
    }
  }
}

extension Policy {
  /// The special handling of a case, in the order of the file.
  public func specialHandling(
    kind: String, category: String, channel: String, severity: String?
  ) -> [SpecialHandling] {
    specialHandling.filter { rule in
      rule.isInForce && covers(rule.kinds, kind)
        && (rule.categories.isEmpty || rule.categories.contains(category))
        && (rule.groups.isEmpty || rule.groups.contains(categories[category]?.group ?? ""))
        && (rule.channels.isEmpty || rule.channels.contains(channel))
        && (rule.severities.isEmpty || rule.severities.contains(severity ?? ""))
    }
  }
}
