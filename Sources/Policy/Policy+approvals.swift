public import Cases

extension Policy {
  /// The levels that must decide a step, each with the roles of which one person decides; empty
  /// where nobody is asked (R-103 … ).
  /// - Parameters:
  ///   - step: The state that waits, such as `dispatch_approval`.
  ///   - kind: The case's kind.
  ///   - category: The case's category.
  ///   - flags: The case's flags.
  /// - Returns: From the first to the last level.
  public func approvalLevels(
    step: String, kind: String, category: String, flags: [Flag] = []
  ) -> [[String]] {
    guard let approval = approvals.first(where: { $0.state.rawValue == step }), approval.isEnabled
    else { return [] }
    let category = categories[category]
    let isUrgent = category?.isEmergency == true || flags.contains(.emergencyBackfill)
    if approval.skippedKinds.contains(kind) { return [] }
    if approval.isSkippedForEmergencies, isUrgent { return [] }
    if approval.isSkippedForAutomaticDispatch, category?.isDispatchedAutomatically == true {
      return []
    }
    return approval.levels
  }

  /// Whether a case goes on to its department before the customer hears the number (contract 2).
  public func isDispatchedAtOnce(category: String) -> Bool {
    guard let category = categories[category] else { return false }
    return category.isEmergency || category.isDispatchedAutomatically
  }

  /// Whether measures of that kind wait for a plan.
  public func needsPlan(kind: String) -> Bool { kinds[kind]?.needsPlan ?? true }

  /// Whether the customer signs for the result (R-168, contract section 2).
  public func needsSignOff(channel: String) -> Bool { channels[channel]?.needsSignOff ?? false }

  /// Which share of a kind's cases is revisited.
  public func revisit(ofKind kind: String) -> CaseKind.Revisit { kinds[kind]?.revisit ?? .none }
}
