import CaseStore
import Cases
import Casework
import Foundation
import GeneratedYear
import Halls
import Policy
import Reports
import Testing

struct LedgerReportTests {
  @Test func `R-239 RP-19 shows orders with rule, units and amount as of the period's end`() throws
  {
    let hall = try Hall.ofNovember()
    let opened = try hall.casework.register(
      Intake(kind: "APPLY", category: "AP01", channel: "HALL"))
    hall.at("2026-11-03T10:00")
    _ = try hall.casework.watchClocks()
    let november = try #require(try hall.report("RP-19", "2026-11").part("recoveries"))
    #expect(november.rows.count == 1)
    guard case .label(let rule) = november.rows[0][0] else {
      Issue.record("no rule")
      return
    }
    #expect(rule.code == "late_application")
    let page = try hall.report("RP-19", "2026-11").json(by: hall.policy)
    hall.at("2026-12-02T10:00")
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.contact, on: opened, by: "intake_agent")
    try hall.act(.recover, on: opened, by: "head_business_service")
    #expect(try hall.report("RP-19", "2026-11").json(by: hall.policy) == page)
    let december = try #require(try hall.report("RP-19", "2026-12").part("recoveries"))
    #expect(december.rows.first?.contains(.count(30)) == true)
    #expect(december.rows.first?.contains(.money(60_000)) == true)
  }

  @Test func `R-222 RP-20 shows range, decision and notice to those who may read it`() throws {
    let hall = try Hall.ofNovember()
    try hall.register("REPAIR", "LK01")
    hall.at("2026-11-02T11:00")
    _ = try hall.casework.watchClocks()
    let entry = try #require(try hall.store.read { try $0.ledger(.penalty) }.first)
    var order = LedgerOrder(by: "head_business_service", text: "道路畅通")
    order.person = "handler"
    _ = try hall.casework.decidePenalty(entry.id, order)
    let part = try #require(try hall.report("RP-20", "2026-11").part("penalties"))
    #expect(part.rows.first?.contains(.text("100.00–100.00")) == true)
    #expect(part.rows.first?.contains(.money(10_000)) == true)
    #expect(part.rows.first?.contains(.text("handler")) == true)
    let plan = try #require(hall.policy.report(named: "RP-20"))
    #expect(hall.policy.mayRead(plan, roles: ["general_manager"], department: nil))
    #expect(hall.policy.mayRead(plan, roles: ["handler"], department: "EMO"))
    #expect(!hall.policy.mayRead(plan, roles: ["handler"], department: nil))
  }

  @Test func `R-154 R-199 RP-21 follows measures with person, date and effect`() throws {
    let hall = try Hall.ofNovember()
    let opened = try hall.register()
    var order = LedgerOrder(by: "general_manager", text: "更换水表")
    order.person = "handler"
    order.until = Hall.time("2026-11-20T17:00")
    let entry = try hall.casework.orderRectification(of: opened.number, order)
    func state(_ period: String) throws -> String? {
      let row = try hall.report("RP-21", period).part("rectifications")?.rows.first
      guard case .label(let label)? = row?[6] else { return nil }
      return label.code
    }
    #expect(try state("2026-11") == "stage_overdue")
    hall.at("2026-12-05T09:00")
    _ = try hall.casework.checkRectification(
      entry.id, effective: true, LedgerOrder(by: "general_manager", text: "有效"))
    #expect(try state("2026-12") == "stage_checked")
    #expect(try state("2026-11") == "stage_overdue")
  }
}
