import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// What failed service costs: proposed by rule, decided by a named person.
@Suite struct RecoveryTests {
  private func application(in hall: Hall) throws -> Case {
    try hall.casework.register(Intake(kind: "APPLY", category: "AP01", channel: "HALL"))
  }

  private func entries(_ hall: Hall, of current: Case) throws -> [LedgerEntry] {
    try hall.store.read { try $0.ledger(.recovery, of: current.number) }
  }

  @Test func `R-234, A-32: a late answer to an application proposes 20 CNY for each day begun`()
    throws
  {
    let hall = try Hall()
    let opened = try application(in: hall)
    hall.hand.advance(minutes: 24 * 60 + 1)
    _ = try hall.casework.watchClocks()
    let proposed = try #require(try entries(hall, of: opened).first)
    #expect(proposed.stage == .proposed && proposed.rule == "late_application")
    #expect(proposed.clock == "application_answer" && proposed.amount == nil)
    #expect(try hall.casework.find(opened.number).flags.contains(.compensationOpen))
    try hall.act(.accept, on: opened, by: "intake_agent")
    hall.hand.advance(minutes: 48 * 60)
    try hall.act(.contact, on: opened, by: "intake_agent")
    hall.hand.advance(minutes: 48 * 60)
    // Answered two days and a minute late: three days begun, however late the order is opened.
    try hall.act(.recover, on: opened, by: "head_business_service")
    let order = try #require(try entries(hall, of: opened).first)
    #expect(order.id == proposed.id && order.stage == .opened && order.remedy == "compensation")
    #expect(order.units == 3 && order.amount == 6000)
    let settled = try hall.act(.recover, on: opened, by: "head_business_service")
    #expect(!settled.flags.contains(.compensationOpen))
    #expect(try entries(hall, of: opened).map(\.stage) == [.settled])
    #expect(try hall.store.verify().problems == [])
  }

  @Test(arguments: [(0, 0), (1, 1), (86_400, 1), (86_401, 2), (-5, 0)])
  func `A-32: a day that has begun counts whole`(seconds: Int, days: Int) {
    #expect(CompensationRule.daysLate(seconds: seconds) == days)
  }

  @Test(arguments: [
    ("late_application", 3, 0, 6000), ("late_construction", 2, 1_234_567, 24_691),
    ("reading_not_done", 1, 0, 2000), ("damage", 1, 4_250, 4_250),
  ])
  func `R-234, R-235, R-236, R-238: a rule gives the sum`(
    rule: String, units: Int, base: Int, amount: Int
  ) throws {
    let policy = try ShippedPolicy.policy()
    #expect(try #require(policy.compensation(rule)).sum(units: units, base: base).amount == amount)
  }

  @Test func `R-237, A-40: a named manager picks 3 to 5 times an unlawful charge`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    func open() throws -> Case {
      try hall.act(.recover, on: told, by: "head_business_service", note: "查实多收一笔") {
        $0.particulars.rule = "unlawful_charge"
        $0.particulars.base = 10_000
      }
    }
    refuses(.badData, naming: "verified") {
      try hall.act(.recover, on: told, by: "head_business_service") {
        $0.particulars.rule = "unlawful_charge"
        $0.particulars.base = 10_000
      }
    }
    #expect(try open().flags.contains(.compensationOpen))
    let order = try #require(try entries(hall, of: told).first)
    #expect(order.minimum == 30_000 && order.maximum == 50_000 && order.amount == nil)
    refuses(.badData, naming: "general_manager") {
      try hall.act(.recover, on: told, by: "head_business_service")
    }
    var decision = LedgerOrder(by: "general_manager")
    decision.multiple = 6
    refuses(.badData, naming: "3 to 5") { try hall.casework.decideRecovery(order.id, decision) }
    decision.multiple = 4
    decision.by = "manager_in_charge"
    refuses(.forbidden) { try hall.casework.decideRecovery(order.id, decision) }
    decision.by = "general_manager"
    let decided = try hall.casework.decideRecovery(order.id, decision)
    #expect(decided.amount == 40_000 && decided.decidedBy == "general_manager")
    try hall.act(.recover, on: told, by: "head_business_service")
    #expect(try entries(hall, of: told).map(\.stage) == [.settled])
  }

  @Test func `A-32: a sum above the policy's is approved by a manager before it is settled`()
    throws
  {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    try hall.act(.recover, on: told, by: "head_business_service", note: "已道歉") {
      $0.particulars.rule = "damage"
      $0.particulars.base = 50_001
    }
    refuses(.badData, naming: "manager_in_charge") {
      try hall.act(.recover, on: told, by: "head_business_service")
    }
    let order = try #require(try entries(hall, of: told).first)
    _ = try hall.casework.decideRecovery(order.id, LedgerOrder(by: "manager_in_charge"))
    #expect(
      try !hall.act(.recover, on: told, by: "head_business_service").flags.contains(
        .compensationOpen))
  }

  @Test(arguments: ["refund", "repeat_service", "other_measure", "apology", "compensation"])
  func `R-161, R-239: every kind of remedy can be ordered`(remedy: String) throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    try hall.act(.recover, on: told, by: "head_business_service") {
      $0.particulars.remedy = remedy
    }
    #expect(try entries(hall, of: told).map(\.remedy) == [remedy])
    refuses(.badData, naming: "apology") {
      try hall.act(.recover, on: told, by: "head_business_service") {
        $0.particulars.remedy = "flowers"
      }
    }
  }

  @Test func `R-235: a proposal is dismissed with the reason, such as force majeure`() throws {
    let hall = try Hall()
    let opened = try application(in: hall)
    hall.hand.advance(minutes: 24 * 60 + 1)
    _ = try hall.casework.watchClocks()
    let proposed = try #require(try entries(hall, of: opened).first)
    let by = "head_business_service"
    refuses(.badData, naming: "--note") {
      try hall.casework.dismissRecovery(proposed.id, LedgerOrder(by: by))
    }
    let ended = try hall.casework.dismissRecovery(proposed.id, LedgerOrder(by: by, text: "台风"))
    #expect(ended.stage == .dismissed && ended.texts.map(\.text) == ["台风"])
    #expect(try !hall.casework.find(opened.number).flags.contains(.compensationOpen))
    refuses(.badData) {
      try hall.casework.dismissRecovery(proposed.id, LedgerOrder(by: by, text: "再"))
    }
  }

  @Test func `R-154, R-199, R-214: a rectification has a person, a due time and a checked effect`()
    throws
  {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var order = LedgerOrder(by: "manager_in_charge", text: "复核抄表路线")
    refuses(.badData, naming: "--due") {
      try hall.casework.orderRectification(of: told.number, order)
    }
    order.person = "department_head"
    order.until = hall.hand.now.addingTimeInterval(86_400)
    let entry = try hall.casework.orderRectification(of: told.number, order)
    #expect(entry.stage == .opened && entry.dueAt == order.until)
    refuses(.forbidden, naming: "effect") {
      try hall.casework.checkRectification(
        entry.id, effective: true, LedgerOrder(by: "department_head"))
    }
    let checked = try hall.casework.checkRectification(
      entry.id, effective: true, LedgerOrder(by: "general_manager", text: "有效"))
    #expect(checked.stage == .checked && checked.effective == true)
  }
}
