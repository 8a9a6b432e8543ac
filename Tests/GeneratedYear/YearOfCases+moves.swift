import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Lots
import Policy

extension YearOfCases {
  /// Does the move, or counts that the house refused it; the case after it.
  mutating func carryOut(_ move: Move, on current: Case) throws -> Case {
    do {
      if move.action == .archive { try endLedgers(of: current) }
      if move.action == .revisit, lot.percent(35), let confirmed = try confirm(current) {
        return confirmed
      }
      let after = try casework.carryOut(order(for: move, on: current))
      count(move.action.rawValue)
      return after
    } catch let refusal as CaseworkError {
      tally.refused["\(move.action.rawValue): \(refusal.cause)", default: 0] += 1
      return current
    }
  }

  /// Whether a member of staff would think of it: what the house refuses for a reason that they see
  /// in the case they do not try.
  func isSensible(_ move: Move, on current: Case) throws -> Bool {
    switch move.action {
    case .dispatch where current.state == .dispatchApproval:
      return !(casework.policy.categories[current.category]?.isConfidential ?? false)
    case .extend:
      let times = current.history.count { EventType($0.type) == .extended }
      return times < casework.policy.extensions.mostTimes && extensible(current) != nil
    case .archive:
      // Every decision looks through its whole ledger, so that a year decides the first hundred.
      let open = try casework.ledger(.penalty, of: current.number, for: nil).contains(
        where: \.stage.isOpen)
      return !open || tally.done["penalty", default: 0] < 100
    default: return true
    }
  }

  /// Who must say whose a case is that departments gave back too often.
  private func dispatcher(of current: Case) -> String? {
    let rule = casework.policy.refusals
    guard current.state == .dispatchApproval, current.returnCount ?? 0 >= rule.refereedFrom
    else { return nil }
    return rule.referees.first
  }

  /// Another department than the one that waits, or one where the category names none.
  private func department(for current: Case) -> String? {
    guard current.state == .dispatchApproval else {
      return casework.policy.categories[current.category]?.lead == nil ? "BIZ" : nil
    }
    return current.department == "OPS" ? "PROD" : "OPS"
  }

  /// A clock that a day more may be given.
  private func extensible(_ current: Case) -> ClockRecord? {
    current.clocks.last { clock in
      guard clock.state == .running, let due = clock.dueAt, due > hand.now else { return false }
      return current.externalDueAt.map { due.addingTimeInterval(86_400) <= $0 } ?? true
    }
  }

  /// Recoveries and penalty reviews end before the archive.
  private mutating func endLedgers(of current: Case) throws {
    let recoveries = try casework.ledger(.recovery, of: current.number, for: nil)
    for entry in recoveries where entry.stage.isOpen {
      guard casework.isPossible(.recover, on: current) else {
        _ = try casework.dismissRecovery(
          entry.id, LedgerOrder(by: "head_business_service", text: "未受理"))
        continue
      }
      let steps = entry.stage == .proposed ? 2 : 1
      for _ in 0..<steps {
        _ = try casework.carryOut(
          ActionOrder(.recover, on: current.number, by: "head_business_service", note: "已致歉"))
        count("recover")
      }
    }
    let penalties = try casework.ledger(.penalty, of: current.number, for: nil)
    for entry in penalties where entry.stage.isOpen {
      var order = LedgerOrder(by: "general_manager", text: "查实")
      order.person = "handler"
      order.amount = entry.minimum
      if lot.percent(50) {
        _ = try casework.dismissPenalty(entry.id, order)
      } else {
        _ = try casework.decidePenalty(entry.id, order)
        _ = try casework.noticePenalty(entry.id, order)
      }
      count("penalty")
    }
  }

  /// The customer confirms at the kiosk or on the hotline; nil where the digits are not known.
  private mutating func confirm(_ current: Case) throws -> Case? {
    let channel = lot.percent(50) ? "KIOSK" : "IVR"
    let phone = current.contact.phone ?? current.callback.number ?? current.callback.callingNumber
    guard let digits = phone.map({ String($0.suffix(4)) }) ?? current.queryCode else { return nil }
    var reception = Reception(casework, channel: channel, place: channel + "02")
    var values = ["caseNumber": current.number.text, "digits": digits]
    guard try reception.answer(Submission(name: "case.find", values: values)).outcome == "told"
    else { return nil }
    let opinion = opinion()
    values["solved"] = opinion.solved
    values["score"] = String(opinion.score)
    _ = try reception.answer(Submission(name: "case.confirm", values: values))
    count("confirm")
    return try casework.find(current.number)
  }

  private mutating func opinion() -> (solved: String, score: Int) {
    let known = [
      ("yes", 5, 50), ("yes", 4, 25), ("yes", 3, 8), ("partly", 4, 4), ("partly", 2, 4),
      ("no", 2, 5), ("no", 1, 4),
    ]
    let drawn = lot.one(of: known) { $0.2 } ?? known[0]
    return (drawn.0, drawn.1)
  }

  private mutating func order(for move: Move, on current: Case) -> ActionOrder {
    var order = ActionOrder(move.action, on: current.number, by: move.by)
    if lot.percent(30) || Self.wantNote.contains(move.action) {
      order.note = "处理记录：\(Matter.statement(&lot))"
    }
    switch move.action {
    case .refer: order.particulars.to = "市政"
    case .dispatch:
      order.particulars.department = department(for: current)
      order.by = dispatcher(of: current) ?? order.by
    case .plan, .archive: blame(&order, in: current)
    case .consent: order.particulars.agreed = lot.percent(85)
    case .resolve: order.particulars.evidence = [(kind: "call_log", reference: "回电记录")]
    case .sign: order.particulars.refused = lot.percent(3)
    case .notify where casework.policy.kinds[current.kind]?.reportsAdoption == true:
      order.particulars.adopted = lot.percent(40)
    case .revisit: ask(&order)
    case .size: order.particulars.size = lot.one(of: ["minor", "minor", "medium", "major"])
    case .pause:
      order.particulars.reason = lot.one(
        of:
          casework.policy.pauseReasons(of: current.clocks, at: hand.now))
    case .extend:
      let clock = extensible(current)
      order.particulars.clock = clock?.id
      order.particulars.until = clock?.dueAt?.addingTimeInterval(86_400)
    case .correct: order.particulars.contact.address = Matter.place(&lot)
    case .transcribe: order.particulars.statement = Matter.statement(&lot)
    case .link:
      let before = CaseNumber(
        site: current.number.site, epoch: current.number.epoch, serial: current.number.serial - 1)
      order.particulars.to = before?.text
    default: break
    }
    return order
  }

  private static let wantNote: Set<Action> = [
    .decline, .cancel, .dispatch, .return, .progress, .note, .extend, .close,
  ]

  private mutating func blame(_ order: inout ActionOrder, in current: Case) {
    if order.action == .archive {
      order.particulars.evaluation = "处理得当"
      order.particulars.evidence = [
        (kind: "call_log", reference: "回电记录"), (kind: "document", reference: "回执"),
      ]
    }
    let planned = current.history.contains { EventType($0.type) == .planned }
    guard order.action == .plan || current.state == .closed && !planned else { return }
    order.particulars.cause = lot.one(of: ["抄错", "管道老化", "施工不当", "宣传不够", "第三方损坏"])
    order.particulars.person = "handler"
  }

  private mutating func ask(_ order: inout ActionOrder) {
    if lot.percent(15) {
      order.particulars.outcome = lot.one(of: ["no-answer", "busy", "refused"])
    } else {
      let opinion = opinion()
      order.particulars.solved = opinion.solved
      order.particulars.score = opinion.score
    }
  }

  /// The evening: alarms are taken, now and then an outage is posted, and on the last of a month its
  /// sample is drawn.
  mutating func endDay() throws {
    _ = try casework.warnOfClocks()
    for alarm in try casework.openAlarms(for: nil) where lot.percent(95) {
      try casework.acknowledgeAlarm(alarm.id, by: "shift_leader")
      count("acknowledge")
    }
    guard minute / 1440 % 30 == 29 else { return }
    _ = try casework.post(
      NoticeDraft(
        kind: lot.percent(60) ? "planned" : "sudden", area: Matter.place(&lot),
        from: hand.now.addingTimeInterval(86_400), until: hand.now.addingTimeInterval(2 * 86_400),
        text: "管网改造"), by: "shift_leader")
    count("notice")
    _ = try casework.drawRevisits(
      month: String(Timestamp.text(hand.now, in: casework.store.zone).prefix(7)),
      by: "revisitor")
  }
}
