public import Cases

/// What makes a case as grave as a severity says; every part that is given must hold.
public struct SeverityTest: Coded, Hashable {
  /// One of the `criteria` of a severity, such as `safety`.
  public let code: String
  public let isForEmergencies: Bool
  public let groups: [String]
  public let channels: [String]
  public let kinds: [String]
  public let flags: [Flag]

  init(code: String, _ section: PolicySection) {
    self.code = code
    isForEmergencies = section.flag("emergency")
    groups = section.references("groups", to: .group)
    channels = section.references("channels", to: .channel)
    kinds = section.references("kinds", to: .kind)
    flags = section.choices("flags")
  }
}

extension Policy {
  /// The gravest severity of which a criterion holds, else the one with `everything_else`; staff may
  /// judge otherwise at acceptance. nil where the policy has none.
  public func severity(
    kind: String, category: String, channel: String, flags: [Flag]
  ) -> String? {
    let grave = severities.reversed().first { severity in
      severity.criteria.contains { criterion in
        severityTests[criterion].map {
          holds($0, kind: kind, category: category, channel: channel, flags: flags)
        } ?? false
      }
    }
    return grave?.code ?? severities.first { $0.criteria.contains("everything_else") }?.code
  }

  /// The gravest severity: leaders hear of it at once.
  public var gravest: String? { severities.last?.code }

  private func holds(
    _ test: SeverityTest, kind: String, category: String, channel: String, flags: [Flag]
  ) -> Bool {
    let subject = categories[category]
    return (!test.isForEmergencies || subject?.isEmergency == true)
      && (test.groups.isEmpty || test.groups.contains(subject?.group ?? ""))
      && (test.channels.isEmpty || test.channels.contains(channel))
      && (test.kinds.isEmpty || test.kinds.contains(kind))
      && test.flags.allSatisfy(flags.contains)
  }
}
