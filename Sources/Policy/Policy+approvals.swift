public import Cases
public import Foundation

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

  /// The roles that may decide the next level of a step now: the level's own, and its deputy once
  /// the level has waited long enough.
  /// - Parameters:
  ///   - step: The state that waits, such as `dispatch_approval`.
  ///   - roles: The roles of the level.
  ///   - since: When the level began to wait.
  ///   - now: The time of the decision.
  /// - Returns: The level's roles first.
  public func approvers(step: String, roles: [String], since: Date, now: Date) -> [String] {
    guard !roles.isEmpty, let approval = approvals.first(where: { $0.state.rawValue == step }),
      let deputy = approval.deputy, let limit = approval.deputyAfter,
      let calendar = calendars[officeHours], !roles.contains(deputy)
    else { return roles }
    var count = Count(calendar, holidays: holidays, zone: timeZone)
    guard let waited = count.end(of: limit, after: since), waited <= now else { return roles }
    return roles + [deputy]
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
