public import Cases

/// A step at which managers decide: dispatch, plan, result, ruling on acceptance (R-103 … R-109).
public struct ApprovalStep: Coded, Hashable {
  /// `dispatch`, `plan`, `result` or `acceptance_ruling`.
  public let code: String
  /// The state of a case that waits for it, such as `dispatch_approval`.
  public let state: State
  /// Whether anybody is asked at all.
  public let isEnabled: Bool
  /// From the first to the last level, the roles of which one person decides.
  public let levels: [[String]]
  /// Kinds that need no approval here.
  public let skippedKinds: [String]
  /// Whether emergencies need none.
  public let isSkippedForEmergencies: Bool
  /// Whether categories with automatic dispatch need none.
  public let isSkippedForAutomaticDispatch: Bool
  /// The role that may decide once the level's own has waited that long.
  public let deputy: String?
  /// How long the deputy waits.
  public let deputyAfter: ClockLimit?
}

extension ApprovalStep {
  init(code: String, _ section: PolicySection) {
    self.code = code
    state = section.state("step")
    isEnabled = section.flag("enabled", default: true)
    levels = section.levels("levels")
    skippedKinds = section.references("skip_kinds", to: .kind)
    isSkippedForEmergencies = section.flag("skip_emergencies")
    isSkippedForAutomaticDispatch = section.flag("skip_auto_dispatch")
    deputy = section.reference("deputy", to: .role)
    deputyAfter = section.limit("deputy_after")
  }
}

extension PolicySection {
  /// A state of rules.md section 4.1.
  fileprivate func state(_ key: String) -> State {
    let text = required(key)
    if let state = State(rawValue: text) { return state }
    report(
      key, "'\(text)' is no state of a case",
      remedy: PolicyReading.suggestion(for: text, among: State.allCases.map(\.rawValue)))
    return .dispatchApproval
  }

  /// Levels of approval: each a role or a list of roles.
  fileprivate func levels(_ key: String) -> [[String]] {
    guard let node = value(key) else { return [] }
    guard case .list(let levels) = node.content else {
      report(key, "is not a list of levels", remedy: "write [role] or [[role, role], role]")
      return []
    }
    return levels.map { level in
      let roles: [PolicyNode] = if case .list(let roles) = level.content { roles } else { [level] }
      return roles.compactMap { role in
        guard let text = role.text else { return nil }
        reading.refer(to: text, as: .role, subject: subject(key), node: role)
        return text
      }
    }
  }
}
