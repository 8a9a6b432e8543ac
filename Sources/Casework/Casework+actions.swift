public import Cases
import CaseStore
import Foundation
import Policy

extension Casework {
  /// Does what a member of staff ordered, and what the policy lets follow.
  ///
  /// Checked in this order: the person, whether they may see the case, the state, the role, what the
  /// case's special handling wants.
  ///
  /// - Throws: ``CaseworkError``; nothing is then changed.
  public func carryOut(_ order: ActionOrder) throws -> Case {
    let member = try member(order.by)
    return try store.write { transaction in
      let current = try transaction.snapshot.demand(order.number)
      try demandSight(of: current, by: member)
      try demandState(of: current, for: order)
      try demandRole(member, for: order.action, on: current)
      try demandSpecial(member, for: order, on: current)
      var desk = Desk(
        casework: self, transaction: transaction, actor: member.id, channel: nil,
        time: try time(of: order, on: current, in: transaction),
        recordedAt: order.at == nil ? nil : now)
      let details = order.particulars.details
      if !details.isEmpty {
        if let kind = policy.kinds[order.particulars.kind ?? current.kind] {
          try demandKnown(details, kind: kind)
        }
        desk.details = (current.number, current.lastSequence, details)
      }
      return try Step(order: order, current: current, desk: desk, policy: policy).take()
    }
  }

  private func time(
    of order: ActionOrder, on current: Case, in transaction: SiteTransaction
  ) throws -> Date {
    guard let at = order.at else { return try time(in: transaction) }
    if at > now {
      throw CaseworkError(
        .badData, subject: "--at", cause: "the time lies in the future",
        remedy: "give the time at which it happened")
    }
    if at < current.lastEventAt {
      throw CaseworkError(
        .badData, subject: "--at", cause: "the case's last event is later",
        remedy: "give a time from \(Timestamp.text(current.lastEventAt, in: store.zone)) on")
    }
    return at
  }

  func demandState(of current: Case, for order: ActionOrder) throws {
    guard !isPossible(order.action, on: current) else { return }
    let possible = Action.allCases.filter { isPossible($0, on: current) }.map(\.rawValue)
    throw CaseworkError(
      .badData, subject: "case \(current.number)",
      cause: "\(order.action.rawValue) is not possible while it is \(current.state.rawValue)",
      remedy: possible.isEmpty
        ? "nothing more can be done to it" : "possible are " + possible.joined(separator: " "))
  }

  /// Whether an action is possible on a case now, whoever asks: the lifecycle, and how the kinds
  /// differ (rules.md section 4.3).
  public func isPossible(_ action: Action, on current: Case) -> Bool {
    guard Lifecycle.permits(action, in: current.state) else { return false }
    let kind = policy.kinds[current.kind]
    let needsPlan = kind?.needsPlan ?? true
    switch (action, current.state) {
    case (.dispatch, .registered): return current.kind == "REPAIR"
    case (.accept, _): return policy.categories[current.category]?.isReferred != true
    case (.implement, _): return !needsPlan
    case (.resolve, .inHand), (.resolve, .dispatched): return !needsPlan
    case (.notify, .accepted): return kind?.reportsAdoption ?? false
    case (.approve, _): return isWaitingForApproval(current)
    case (.notify, .resultReturned): return !isWaitingForApproval(current)
    case (.pause, _): return !policy.pauseReasons(of: current.clocks, at: now).isEmpty
    case (.resume, _): return current.clocks.contains { $0.state == .paused }
    default: return true
    }
  }

  /// Whether somebody has still to decide: R-109, before the customer is told; a repair that a
  /// department gave back waits for nobody's approval.
  private func isWaitingForApproval(_ current: Case) -> Bool {
    current.approvals.count < approvalLevels(of: current).count
  }
}
