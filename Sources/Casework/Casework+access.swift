import Cases
import Foundation
import Policy

extension Casework {
  func demandRole(_ member: StaffMember, for action: Action, on current: Case) throws {
    let may = member.roles.filter { policy.mayAct([$0], action.rawValue) }
    if action == .approve {
      let levels = approvalLevels(of: current)
      let level = current.approvals.count
      let wanted =
        level < levels.count
        ? policy.approvers(
          step: current.state.rawValue, roles: levels[level],
          since: current.stateSince ?? current.lastEventAt, now: now) : []
      guard may.isEmpty || Set(may).isDisjoint(with: wanted) else { return }
      throw refusal(action.rawValue, member, ask: wanted)
    }
    let who = whoMay(action, on: current)
    guard !Set(member.roles).isDisjoint(with: who) else {
      throw refusal(action.rawValue, member, ask: who)
    }
    let answering = policy.categories[current.category]?.answeringDepartment
    if action == .notify, let answering, !belongs(member, to: answering) {
      throw refusal(action.rawValue, member, ask: [answering])
    }
    let referees = policy.refusals.referees
    if action == .dispatch, isRefereed(current), Set(member.roles).isDisjoint(with: referees) {
      throw refusal(action.rawValue, member, ask: referees)
    }
  }

  /// The roles that may do it; where nobody of them may see the case, such as one against the only
  /// handler, those that read conduct cases stand in.
  private func whoMay(_ action: Action, on current: Case) -> [String] {
    let able = staff.filter { policy.mayAct($0.roles, action.rawValue) }
    let isHidden = !able.isEmpty && !able.contains { maySee(current, reader: $0) }
    return policy.whoMay(action.rawValue) + (isHidden ? policy.confidentialReaders.roles : [])
  }

  /// Whether departments gave a case back so often that a referee must say whose it is.
  private func isRefereed(_ current: Case) -> Bool {
    !policy.refusals.referees.isEmpty && current.state == .dispatchApproval
      && (current.returnCount ?? 0) >= policy.refusals.refereedFrom
  }

  /// The levels of the step a case waits for, each with the roles of which one person decides.
  func approvalLevels(of current: Case, in state: State? = nil) -> [[String]] {
    policy.approvalLevels(
      step: (state ?? current.state).rawValue, kind: current.kind, category: current.category)
  }

  /// Whether a person is one of a role or of a department; who has no department belongs to every
  /// one.
  func belongs(_ member: StaffMember, to party: String) -> Bool {
    member.roles.contains(party)
      || policy.departments[party] != nil && member.department ?? party == party
  }

  func demandDuty(_ member: StaffMember, _ duty: String) throws {
    guard !policy.hasDuty(member.roles, duty) else { return }
    throw refusal(duty, member, ask: policy.whoHasDuty(duty))
  }

  func demandStaff(_ id: String, option: String = "--person") throws {
    guard !staff.contains(where: { $0.id == id }) else { return }
    throw CaseworkError(
      .badData, subject: "\(option) '\(id)'", cause: "hearwell.yaml has no such person",
      remedy: "name one of `hearwell staff list`")
  }
}
