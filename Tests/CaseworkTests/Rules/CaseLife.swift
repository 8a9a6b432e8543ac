import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy

/// Brings cases through their lives: in every state the next action that the policy asks for, by
/// somebody who may.
struct CaseLife {
  let hall: Hall

  /// Registers a case.
  func open(
    _ kind: String, _ category: String, channel: String = "PHONE",
    _ adjust: (inout Intake) -> Void = { _ in }
  ) throws -> Case {
    var intake = Intake(kind: kind, category: category, channel: channel)
    intake.statement = "请尽快处理"
    intake.contact.name = "王芳"
    intake.contact.phone = "+8613800138000"
    intake.actor = "intake_agent"
    adjust(&intake)
    return try hall.casework.register(intake)
  }

  /// Goes on until a state is reached, or nothing follows; tells `passed` every state.
  func run(
    _ opened: Case, to end: State, _ passed: (State) -> Void = { _ in }
  ) throws -> Case {
    var current = try hall.casework.find(opened.number)
    for _ in 0..<40 where current.state != end {
      guard let after = try step(current) else { break }
      current = after
      passed(current.state)
    }
    return current
  }

  /// The next action of a case; nil where the policy asks for none.
  private func step(_ current: Case) throws -> Case? {
    hall.hand.advance(minutes: 1)
    let kind = hall.policy.kinds[current.kind]
    switch current.state {
    case .registered: return try act(.accept, current)
    case .accepted: return try act(.dispatch, current)
    case .dispatchApproval, .planApproval: return try approve(current)
    case .dispatched: return try act(.take, current)
    case .inHand where kind?.needsPlan == true:
      return try act(.plan, current) {
        $0.note = "改正并致歉"
        $0.particulars.cause = "抄错"
        $0.particulars.person = "handler"
      }
    case .customerConsent:
      return try act(.consent, current) { $0.particulars.agreed = true }
    case .inHand, .implementing:
      return try act(.resolve, current) {
        $0.note = "已改正"
        $0.particulars.evidence = [(kind: "site_photo", reference: "修复后照片")]
      }
    case .signoffPending: return try act(.sign, current)
    case .resultReturned where current.approvals.count < levels(of: current).count:
      return try approve(current)
    case .resultReturned:
      return try act(.notify, current) {
        $0.note = "已按办理结果告知"
        if kind?.reportsAdoption == true { $0.particulars.adopted = true }
      }
    case .revisitPending:
      return try act(.revisit, current) {
        $0.particulars.solved = "yes"
        $0.particulars.score = 5
      }
    default: return nil
    }
  }

  private func levels(of current: Case) -> [[String]] {
    hall.policy.approvalLevels(
      step: current.state.rawValue, kind: current.kind, category: current.category)
  }

  private func approve(_ current: Case) throws -> Case {
    let level = levels(of: current)[current.approvals.count]
    return try hall.act(.approve, on: current, by: level[0], note: "同意")
  }

  private func act(
    _ action: Action, _ current: Case, _ adjust: (inout ActionOrder) -> Void = { _ in }
  ) throws -> Case {
    let roles = hall.policy.whoMay(action.rawValue)
    let known = ["intake_agent", "handler", "revisitor"].first(where: roles.contains)
    return try hall.act(action, on: current, by: known ?? roles[0], adjust)
  }
}

extension Hall {
  /// What the last event of that type about a case says in its `data`.
  func data(of type: String, about current: Case) throws -> [String: Any] {
    var found: [String: Any] = [:]
    for line in try store.journal(from: 1, limit: 10_000) {
      let event =
        try JSONSerialization.jsonObject(with: Data(line.line)) as? [String: Any] ?? [:]
      guard event["type"] as? String == type, event["subject"] as? String == current.number.text
      else { continue }
      found = event["data"] as? [String: Any] ?? [:]
    }
    return found
  }
}
