import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Sanctions of other organisations (register 2.11): proposed by rule, decided by a named person.
@Suite struct SanctionRuleTests {
  private func proposed(_ rule: String, in hall: Hall) throws -> LedgerEntry {
    var order = LedgerOrder(by: "general_manager", text: "书面报告")
    order.person = "handler"
    return try hall.casework.proposePenalty(on: hall.complaint().number, rule: rule, order)
  }

  /// R-224's figure is uncertain in the source: a person confirms it.
  @Test(arguments: [
    ("R-224", "late_transfer_or_answer", 5_000, 10_000),
    ("R-225", "internal_cause", 10_000, 50_000),
    ("R-227", "overdue_order", 10_000, 50_000),
  ])
  func `R-224 R-225 R-227 a gas company's fine lies in its range, and a person decides`(
    rule: String, code: String, least: Int, most: Int
  ) throws {
    let hall = try Hall(profile: "gas")
    let entry = try proposed(code, in: hall)
    #expect(entry.minimum == least && entry.maximum == most, "\(rule)")
    #expect(entry.stage == .proposed && entry.amount == nil)
    var order = LedgerOrder(by: "general_manager", text: "按规定")
    order.amount = most + 1
    #expect(throws: CaseworkError.self) { try hall.casework.decidePenalty(entry.id, order) }
    order.amount = most
    let decided = try hall.casework.decidePenalty(entry.id, order)
    #expect(decided.amount == most && decided.decidedBy == "general_manager")
    #expect(throws: CaseworkError.self) { try proposed(code, in: Hall()) }
  }

  @Test(arguments: [
    ("late_transfer_or_answer", 50, 100), ("internal_cause", 100, 500), ("overdue_order", 100, 500),
  ])
  func `R-224 R-225 R-227 no gas company's fine is under its range or over it`(
    code: String, least: Int, most: Int
  ) throws {
    let hall = try Hall(profile: "gas")
    let entry = try proposed(code, in: hall)
    var order = LedgerOrder(by: "general_manager", text: "按规定")
    for yuan in [0, least - 1, most + 1] {
      order.amount = yuan * 100
      refuses(.badData, naming: "\(least).00 to \(most).00") {
        try hall.casework.decidePenalty(entry.id, order)
      }
    }
    order.amount = nil
    refuses(.badData, naming: "--amount") { try hall.casework.decidePenalty(entry.id, order) }
    order.amount = least * 100
    #expect(try hall.casework.decidePenalty(entry.id, order).amount == least * 100)
  }

  /// A municipal order of a gas company that is due in five days.
  private func order(in hall: Hall) throws -> Case {
    try CaseLife(hall: hall).open("COMPLAINT", "FE01", channel: "GOV12345") {
      $0.externalNumber = "HZ-118"
      $0.externalDueAt = hall.hand.now.addingTimeInterval(5 * 86_400)
    }
  }

  @Test func `R-227 an order that expires is proposed for its fine, and audit hears of it`() throws
  {
    let hall = try Hall(profile: "gas")
    let opened = try order(in: hall)
    hall.hand.advance(minutes: 5 * 24 * 60)
    _ = try hall.casework.watchClocks()
    #expect(try hall.store.read { try $0.ledger(.penalty) }.isEmpty)
    hall.hand.advance(minutes: 1)
    _ = try hall.casework.watchClocks()
    let fine = try #require(try hall.store.read { try $0.ledger(.penalty) }.first)
    #expect(fine.rule == "overdue_order" && fine.clock == "external_order")
    #expect(fine.number == opened.number && fine.factor == nil)
    #expect(fine.minimum == 10_000 && fine.maximum == 50_000 && fine.amount == nil)
    let heard = hall.casework.recipients(
      of: "breached", clock: "external_order", department: nil, level: 1)
    #expect(heard.parties.contains("AUDIT"))
    // A water utility proposes nothing.
    let water = try Hall()
    _ = try order(in: water)
    water.hand.advance(minutes: 6 * 24 * 60)
    _ = try water.casework.watchClocks()
    #expect(try water.store.read { try $0.ledger(.penalty) }.isEmpty)
  }

  @Test func `R-226 a second complaint doubles the fine of its expired order, and no compensation`()
    throws
  {
    let hall = try Hall(profile: "gas")
    let opened = try order(in: hall)
    hall.hand.advance(minutes: 3 * 24 * 60)
    let again = try CaseLife(hall: hall).open("COMPLAINT", "FE01") { $0.repeats = opened.number }
    #expect(again.flags.contains(.secondComplaint))
    hall.hand.advance(minutes: 3 * 24 * 60)
    _ = try hall.casework.watchClocks()
    let fine = try #require(
      try hall.store.read { try $0.ledger(.penalty) }.first { $0.rule == "overdue_order" })
    #expect(fine.factor == 2 && fine.minimum == 20_000 && fine.maximum == 100_000)
    try hall.act(.accept, on: again, by: "intake_agent")
    try hall.act(.recover, on: again, by: "head_business_service", note: "漏抄") {
      $0.particulars.rule = "reading_not_done"
      $0.particulars.units = 1
    }
    #expect(try hall.store.read { try $0.ledger(.recovery) }.map(\.amount) == [2_000])
  }

  @Test func `R-226 a second complaint on the same matter doubles a gas company's fine`() throws {
    let hall = try Hall(profile: "gas")
    let life = CaseLife(hall: hall)
    let first = try life.open("COMPLAINT", "FE01") { $0.contact.account = "10023456" }
    _ = try life.run(first, to: .closed)
    hall.hand.advance(minutes: 2 * 24 * 60)
    let again = try life.open("COMPLAINT", "FE01") { $0.contact.account = "10023456" }
    var order = LedgerOrder(by: "general_manager", text: "二次投诉")
    order.person = "handler"
    let entry = try hall.casework.proposePenalty(
      on: again.number, rule: "overdue_order", order)
    #expect(entry.factor == 2)
    #expect(entry.minimum == 20_000 && entry.maximum == 100_000)
  }

  @Test(arguments: [
    ("handling_minor", ["oral_warning", "written_warning"]),
    ("handling_serious", ["suspension", "demotion", "dismissal"]),
  ])
  func `R-196 R-220 R-221 R-222 an enterprise's sanctions: report, decision, notice, all kept`(
    code: String, sanctions: [String]
  ) throws {
    let hall = try Hall(profile: "general-enterprise")
    let entry = try proposed(code, in: hall)
    for sanction in sanctions {
      #expect(
        hall.policy.tables["penalties"]?[code]?["sanctions"]?.array?.contains(
          .string(sanction)) == true)
    }
    var order = LedgerOrder(by: "general_manager", text: "情节属实")
    #expect(throws: CaseworkError.self) { try hall.casework.decidePenalty(entry.id, order) }
    order.sanction = sanctions[0]
    let decided = try hall.casework.decidePenalty(entry.id, order)
    #expect(decided.sanction == sanctions[0] && decided.stage == .decided)
    let noticed = try hall.casework.noticePenalty(
      entry.id, LedgerOrder(by: "general_manager", text: "书面通知"))
    #expect(noticed.stage == .noticed)
    #expect(hall.policy.retention["penalty_and_compensation"]?.keep.months == 60)
  }

  @Test func `R-153 R-230 what a revisit finds is rectified by a person, by a date, and told`()
    throws
  {
    let hall = try Hall()
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    try hall.act(.revisit, on: told, by: "revisitor", note: "师傅没有戴鞋套") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 2
    }
    var order = LedgerOrder(by: "manager_in_charge", text: "全员重学上门规范")
    order.person = "handler"
    #expect(throws: CaseworkError.self) {
      try hall.casework.orderRectification(of: told.number, order)
    }
    order.until = hall.hand.now.addingTimeInterval(7 * 86_400)
    let entry = try hall.casework.orderRectification(of: told.number, order)
    #expect(entry.dueAt == order.until && entry.person == "handler")
    let content = hall.policy.notifications["rectification_decided"]
    #expect(content?.content == ["measures", "date"] && content?.recipients == ["customer"])
    let letter = try hall.casework.page(
      "rectification_decided", of: hall.casework.find(told.number), language: "zh-CN")
    #expect(letter.columns.first { $0.field == "measures" }?.lines == ["全员重学上门规范"])
    #expect(letter.columns.first { $0.field == "date" }?.lines.count == 1)
    let published = try hall.act(
      .progress, on: hall.casework.find(told.number), by: "handler", note: "整改措施：全员重学，11月30日前")
    #expect(published.notes.last?.text?.contains("11月30日前") == true)
  }

  @Test func `R-223 a tobacco company's bulletin names cases, and points are deducted by a person`()
    throws
  {
    let hall = try Hall(profile: "tobacco")
    #expect(hall.policy.reports["complaint_bulletin"]?.recipients == ["all_departments"])
    let entry = try proposed("performance_deduction", in: hall)
    var order = LedgerOrder(by: "general_manager", text: "敷衍办理属实")
    order.points = -5
    #expect(try hall.casework.decidePenalty(entry.id, order).points == -5)
  }
}
