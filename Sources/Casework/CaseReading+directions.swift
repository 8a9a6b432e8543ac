public import Batches
import Cases
import Policy

extension CaseReading {
  /// Whether somebody at headquarters may direct that: a case's direction by whoever may see the case
  /// and do as much to it, one for all of a site by who has the duty.
  ///
  /// - Throws: ``CaseworkError``: `absent` where there is no such case, `forbidden` with who may.
  public func demandMay(_ member: StaffMember, direct order: Direction.Order) throws {
    switch order {
    case .dispatch(let number, _, _): try demand(member, "dispatch", on: number)
    case .note(let number, _): try demand(member, "note", orDuty: "add_note", on: number)
    case .answer(let number, _): try demand(member, "notify", on: number)
    case .addNotice, .endNotice: try demand(member, duty: "direct_notice")
    case .replacePolicy: try demand(member, duty: "direct_policy")
    }
  }

  private func demand(
    _ member: StaffMember, _ action: String, orDuty duty: String? = nil, on number: CaseNumber
  ) throws {
    try demandSight(of: find(number), by: member)
    let hasDuty = duty.map { policy.hasDuty(member.roles, $0) } ?? false
    guard !hasDuty, !policy.mayAct(member.roles, action) else { return }
    let who = policy.whoMay(action) + (duty.map(policy.whoHasDuty) ?? [])
    throw refusal("direct \(action)", member, ask: who)
  }

  private func demand(_ member: StaffMember, duty: String) throws {
    guard !policy.hasDuty(member.roles, duty) else { return }
    throw refusal(duty, member, ask: policy.whoHasDuty(duty))
  }

  func refusal(_ what: String, _ member: StaffMember, ask: [String]) -> CaseworkError {
    CaseworkError(
      .forbidden, subject: "\(what) by \(member.id)",
      cause: "the roles of this person do not allow it",
      remedy: ask.isEmpty ? "no role of the policy may" : "ask " + ask.joined(separator: " or "))
  }
}
