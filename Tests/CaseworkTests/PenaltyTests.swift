import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Penalties and rewards of staff: proposed by rule, decided by a named person, noticed in writing.
@Suite struct PenaltyTests {
  private func entries(_ hall: Hall) throws -> [LedgerEntry] {
    try hall.store.read { try $0.ledger(.penalty) }
  }

  @Test
  func `R-231, A-23: a crew that comes late is proposed for 100 CNY, and no customer is paid`()
    throws
  {
    let hall = try Hall()
    let burst = try hall.casework.register(
      Intake(kind: "REPAIR", category: "LK01", channel: "PHONE"))
    hall.hand.advance(minutes: 61)
    _ = try hall.casework.watchClocks()
    let proposed = try #require(try entries(hall).first)
    #expect(proposed.rule == "late_arrival" && proposed.clock == "leak_arrival")
    #expect(proposed.minimum == 10_000 && proposed.maximum == 10_000 && proposed.amount == nil)
    #expect(try hall.store.read { try $0.ledger(.recovery) } == [])
    #expect(try hall.casework.find(burst.number).flags.contains(.underPenaltyReview))
    var order = LedgerOrder(by: "head_business_service", text: "道路畅通")
    refuses(.badData, naming: "--person") { try hall.casework.decidePenalty(proposed.id, order) }
    order.person = "handler"
    let decided = try hall.casework.decidePenalty(proposed.id, order)
    #expect(decided.amount == 10_000 && decided.decidedBy == "head_business_service")
    // decided is not noticed, and nothing is deducted.
    #expect(try hall.casework.find(burst.number).flags.contains(.underPenaltyReview))
    _ = try hall.casework.noticePenalty(proposed.id, LedgerOrder(by: "general_manager"))
    #expect(try entries(hall).map(\.stage) == [.noticed])
    #expect(try !hall.casework.find(burst.number).flags.contains(.underPenaltyReview))
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-222: report, decision and written notice follow each other`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var report = LedgerOrder(by: "head_business_service", text: "推诿")
    report.person = "handler"
    let entry = try hall.casework.proposePenalty(on: told.number, rule: "pushed_away", report)
    refuses(.badData, naming: "decided") {
      try hall.casework.noticePenalty(entry.id, LedgerOrder(by: "general_manager"))
    }
    refuses(.forbidden, naming: "general_manager") {
      try hall.casework.decidePenalty(entry.id, LedgerOrder(by: "head_business_service"))
    }
    let decided = try hall.casework.decidePenalty(entry.id, LedgerOrder(by: "general_manager"))
    #expect(decided.stage == .decided && decided.person == "handler")
    #expect(decided.texts.map(\.text) == ["推诿"])
  }

  @Test func `R-222: only those whom the policy names read the penalty ledger`() throws {
    let staff = ["EMO", "NET"].map {
      StaffMember(id: $0, name: $0, department: $0, roles: ["handler"])
    }
    let hall = try Hall(staff: staff)
    for id in ["general_manager", "EMO"] {
      #expect(try hall.casework.ledger(.penalty, for: hall.casework.member(id)) == [])
    }
    #expect(try hall.casework.ledger(.penalty, for: nil) == [])
    for id in ["handler", "NET", "intake_agent"] {
      refuses(.forbidden, naming: "EMO") {
        try hall.casework.ledger(.penalty, for: hall.casework.member(id))
      }
    }
  }

  @Test
  func `R-220, R-221, R-228: a sanction is one of the rule's, and only rules in force are used`()
    throws
  {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    refuses(.badData, naming: "consumer_harm") {
      try hall.casework.proposePenalty(
        on: told.number, rule: "handling_minor", LedgerOrder(by: "general_manager"))
    }
    var order = LedgerOrder(by: "general_manager")
    order.person = "handler"
    let entry = try hall.casework.proposePenalty(on: told.number, rule: "consumer_harm", order)
    refuses(.badData, naming: "demerit") { try hall.casework.decidePenalty(entry.id, order) }
    order.sanction = "warning"
    order.points = -2
    let decided = try hall.casework.decidePenalty(entry.id, order)
    #expect(decided.sanction == "warning" && decided.points == -2)
  }

  @Test(arguments: ["quarrel", "promise_broken", "performance_deduction", "pushed_away"])
  func `R-218, R-219, R-232, R-233: a violation without a fixed sum is decided by a person`(
    rule: String
  ) throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var order = LedgerOrder(by: "general_manager")
    order.person = "handler"
    order.amount = 30_000
    let entry = try hall.casework.proposePenalty(on: told.number, rule: rule, order)
    #expect(entry.amount == nil)
    #expect(try hall.casework.decidePenalty(entry.id, order).amount == 30_000)
  }

  @Test func `R-240: good work is proposed for a reward`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var order = LedgerOrder(by: "general_manager")
    order.person = "handler"
    let entry = try hall.casework.proposePenalty(on: told.number, rule: "good_service", order)
    #expect(entry.reward)
    let ended = try hall.casework.dismissPenalty(
      entry.id, LedgerOrder(by: "general_manager", text: "另案表彰"))
    #expect(ended.stage == .dismissed)
    #expect(try !hall.casework.find(told.number).flags.contains(.underPenaltyReview))
  }
}
