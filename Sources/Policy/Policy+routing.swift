extension Policy {
  /// What a department is called; its code where the policy has none of that code.
  public func departmentName(_ code: String, in language: String) -> String {
    departments[code]?.names[language] ?? code
  }

  /// The department that handles a category; the service centre where none is named.
  public func department(forCategory category: String) -> String {
    categories[category]?.lead ?? officeDepartment
  }

  /// The kinds that a category may have: its group's and its own, in the policy's order; every kind
  /// where the group names none.
  public func kindsServed(by category: CaseCategory) -> [String] {
    guard let common = groups[category.group]?.kinds, !common.isEmpty else { return kinds.codes }
    return kinds.codes.filter { common.contains($0) || category.kinds.contains($0) }
  }

  /// Whether a channel's customers are captured for a kind and category: both exist, belong
  /// together, and the channel is in use. Returns what is wrong, or nil.
  public func refusal(kind: String, category: String, channel: String) -> CombinationRefusal? {
    if let refusal = refusal(kind: kind, category: category) { return refusal }
    guard let way = channels[channel] else { return .unknownChannel(channel) }
    guard way.isEnabled else { return .channelNotInUse(channel) }
    guard way.kinds.isEmpty || way.kinds.contains(kind) else {
      return .kindNotByChannel(kind: kind, channel: channel)
    }
    return nil
  }

  /// Whether a kind and a category exist and belong together. Returns what is wrong, or nil.
  public func refusal(kind: String, category: String) -> CombinationRefusal? {
    guard kinds[kind] != nil else { return .unknownKind(kind) }
    guard let subject = categories[category] else { return .unknownCategory(category) }
    guard kindsServed(by: subject).contains(kind) else {
      return .kindNotOfCategory(kind: kind, category: category)
    }
    return nil
  }
}

/// Why a kind, a category and a channel do not make a case.
public enum CombinationRefusal: Error, Sendable, Hashable {
  case unknownKind(String)
  case unknownCategory(String)
  case unknownChannel(String)
  case channelNotInUse(String)
  case kindNotOfCategory(kind: String, category: String)
  case kindNotByChannel(kind: String, channel: String)
}
