public import Cases
import Foundation
import Policy

extension Casework {
  /// The member of staff with that id, acting through this process's account.
  ///
  /// - Throws: ``CaseworkError`` of kind `forbidden` where there is none, or the entry names another
  ///   system account.
  public func member(_ id: String) throws -> StaffMember {
    guard let member = staff.first(where: { $0.id == id }) else {
      throw CaseworkError(
        .forbidden, subject: "staff '\(id)'", cause: "hearwell.yaml has no such person",
        remedy: "add the person under staff, or name one of `hearwell staff list`")
    }
    if let login = member.login, login != self.login {
      throw CaseworkError(
        .forbidden, subject: "staff '\(id)'",
        cause: "only the system account '\(login)' may act as this person",
        remedy: "log in as '\(login)'")
    }
    return member
  }

  /// Whether a person may see a case: conduct cases only their own department, the general manager
  /// and no person complained of (R-267); nil is the site's own account, which sees every case.
  public func maySee(_ current: Case, reader: StaffMember?) -> Bool {
    guard let reader else { return true }
    return policy.maySee(
      category: current.category, roles: reader.roles, department: reader.department)
  }

  /// - Throws: ``CaseworkError`` of kind `forbidden` where the person may not see the case.
  public func demandSight(of current: Case, by reader: StaffMember?) throws {
    guard !maySee(current, reader: reader) else { return }
    throw CaseworkError(
      .forbidden, subject: "case \(current.number)",
      cause: "\(reader?.id ?? "nobody") may not see it",
      remedy: "ask the discipline office or the general manager")
  }

  func demandRole(_ member: StaffMember, for action: Action, on current: Case) throws {
    let may = member.roles.filter { policy.mayAct([$0], action.rawValue) }
    if action == .approve {
      let levels = approvalLevels(of: current)
      let level = current.approvals.count
      let wanted = level < levels.count ? levels[level] : []
      guard may.isEmpty || Set(may).isDisjoint(with: wanted) else { return }
      throw forbidden(member, action, who: wanted)
    }
    guard may.isEmpty else { return }
    throw forbidden(member, action, who: policy.whoMay(action.rawValue))
  }

  /// The levels of the step a case waits for, each with the roles of which one person decides.
  func approvalLevels(of current: Case, in state: State? = nil) -> [[String]] {
    policy.approvalLevels(
      step: (state ?? current.state).rawValue, kind: current.kind, category: current.category)
  }

  private func forbidden(_ member: StaffMember, _ action: Action, who: [String]) -> CaseworkError {
    CaseworkError(
      .forbidden, subject: "\(action.rawValue) by \(member.id)",
      cause: "the roles of this person do not allow it",
      remedy: who.isEmpty ? "no role of the policy may" : "ask " + who.joined(separator: " or "))
  }
}
