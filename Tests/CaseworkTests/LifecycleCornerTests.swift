import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

@Suite struct LifecycleCornerTests {
  private func closedComplaint(in hall: Hall) throws -> Case {
    try hall.act(.revisit, on: hall.toldComplaint(), by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
  }

  @Test func `T-36: open service recovery keeps a case from the archive, not from closing`() throws
  {
    let hall = try Hall()
    let closed = try closedComplaint(in: hall)
    try hall.act(.recover, on: closed, by: "head_business_service")
    refuses(.badData, naming: "recover") {
      try hall.act(.archive, on: closed, by: "general_manager")
    }
    try hall.act(.recover, on: closed, by: "head_business_service")
    let archived = try hall.act(.archive, on: closed, by: "general_manager", note: "处理得当")
    #expect(archived.state == .archived)
  }

  /// Found by the generated year.
  @Test func `T-36: a declined application's proposed compensation is dismissed, not recovered`()
    throws
  {
    let hall = try Hall()
    let late = try hall.casework.register(
      Intake(kind: "APPLY", category: "AP01", channel: "PHONE"))
    hall.hand.advance(minutes: 2 * 24 * 60)
    _ = try hall.casework.watchClocks()
    try hall.act(.decline, on: late, by: "intake_agent", note: "资料不全")
    let open = try hall.casework.ledger(.recovery, of: late.number, for: nil)
    let entry = try #require(open.first)
    refuses(.badData, naming: "ledger recovery dismiss \(entry.id)") {
      try hall.act(.archive, on: late, by: "general_manager")
    }
    _ = try hall.casework.dismissRecovery(
      entry.id, LedgerOrder(by: "head_business_service", text: "未受理"))
    #expect(try hall.act(.archive, on: late, by: "general_manager").state == .archived)
  }

  @Test func `R-198: a complaint is archived with cause and person responsible`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.answer, on: opened, by: "intake_agent", note: "当场退款")
    try hall.act(.revisit, on: opened, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    refuses(.badData, naming: "--cause") {
      try hall.act(.archive, on: opened, by: "general_manager")
    }
    refuses(.badData, naming: "nobody") {
      try hall.act(.archive, on: opened, by: "general_manager", note: "处理得当") {
        $0.particulars.cause = "重复收费"
        $0.particulars.person = "nobody"
      }
    }
    let archived = try hall.act(.archive, on: opened, by: "general_manager", note: "处理得当") {
      $0.particulars.cause = "重复收费"
      $0.particulars.person = "handler"
    }
    #expect(archived.state == .archived)
  }

  @Test(arguments: [Action.decline, .cancel])
  func `T-36: what was never upheld needs no cause`(_ action: Action) throws {
    let hall = try Hall()
    let ended = try hall.act(action, on: hall.complaint(), by: "intake_agent", note: "非我方责任")
    #expect(try hall.act(.archive, on: ended, by: "general_manager").state == .archived)
  }

  @Test(arguments: ["RP01", "LK01"])
  func `T-15, T-39: a repair that a department returned is dispatched again at once`(
    category: String
  ) throws {
    let hall = try Hall()
    let repair = try hall.casework.register(
      Intake(kind: "REPAIR", category: category, channel: "PHONE"))
    let returned = try hall.act(.return, on: repair, by: "handler", note: "表后漏水")
    #expect(returned.state == .dispatchApproval)
    refuses(.badData, naming: "dispatch") {
      try hall.act(.approve, on: repair, by: "manager_in_charge")
    }
    let again = try hall.act(.dispatch, on: repair, by: "intake_agent", note: "改派") {
      $0.particulars.department = "INST"
    }
    #expect(again.state == .dispatched)
    #expect(again.department == "INST")
  }

  @Test func `T-13: an approver who changes the department names another one`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    refuses(.badData, naming: "BIZ") {
      try hall.act(.dispatch, on: opened, by: "manager_in_charge", note: "归口") {
        $0.particulars.department = "BIZ"
      }
    }
    let changed = try hall.act(.dispatch, on: opened, by: "manager_in_charge", note: "归口") {
      $0.particulars.department = "METER"
    }
    #expect(changed.state == .dispatchApproval)
    #expect(changed.department == "METER")
  }

  @Test func `R-109: where the department's head decides, nothing is told before`() throws {
    let hall = try Hall(site: "approvals: {plan: {levels: []}, result: {enabled: true}}\n")
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    try hall.act(.take, on: opened, by: "handler")
    try hall.act(.plan, on: opened, by: "handler") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "handler"
    }
    try hall.act(.resolve, on: opened, by: "handler")
    refuses(.badData, naming: "approve") {
      try hall.act(.notify, on: opened, by: "intake_agent")
    }
    try hall.act(.approve, on: opened, by: "department_head")
    #expect(try hall.act(.notify, on: opened, by: "intake_agent").state == .revisitPending)
  }

  @Test func `R-162: who plans records the customer's consent, where no role is named for it`()
    throws
  {
    let hall = try Hall(site: "customer_consent: true\napprovals: {plan: {levels: []}}\n")
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    try hall.act(.take, on: opened, by: "handler")
    let planned = try hall.act(.plan, on: opened, by: "handler") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "handler"
    }
    #expect(planned.state == .customerConsent)
    refuses(.forbidden, naming: "handler") {
      try hall.act(.consent, on: opened, by: "revisitor") { $0.particulars.agreed = true }
    }
    let agreed = try hall.act(.consent, on: opened, by: "handler") { $0.particulars.agreed = true }
    #expect(agreed.state == .implementing)
  }

  ///
  @Test func `who extends to no later time is told to give one, who is late to escalate`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let due = try #require(opened.clocks.first { $0.id == "resolve_default" }?.dueAt)
    func extend(by seconds: Double) throws -> Case {
      try hall.act(.extend, on: opened, by: "handler", note: "等配件") {
        $0.particulars.clock = "resolve_default"
        $0.particulars.until = due.addingTimeInterval(seconds)
      }
    }
    refuses(.badData, naming: "give --until after 2026-") { try extend(by: 0) }
    hall.hand.advance(minutes: 9 * 24 * 60)
    refuses(.badData, naming: "escalate") { try extend(by: 20 * 86_400) }
  }

  @Test func `R-126: a case is extended as often as the policy says`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    for day in 1...3 {
      func extend() throws -> Case {
        try hall.act(.extend, on: opened, by: "handler", note: "等待配件") {
          $0.particulars.clock = "resolve_default"
          $0.particulars.until = hall.hand.now.addingTimeInterval(Double(day + 3) * 86_400)
        }
      }
      if day < 3 { _ = try extend() } else { refuses(.badData, naming: "2", extend) }
    }
  }

  @Test func `what fits no line of a batch is refused, and nothing of it is kept`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let long = String(repeating: "长", count: 22_000)
    for body in [
      { try hall.act(.note, on: opened, by: "intake_agent", note: long) },
      { try hall.act(.refer, on: opened, by: "intake_agent") { $0.particulars.to = long } },
      {
        var intake = Intake(kind: "QUERY", category: "CO01", channel: "PHONE")
        intake.statement = long
        return try hall.casework.register(intake)
      },
    ] {
      #expect {
        try body()
      } throws: { ($0 as? CaseStoreError)?.kind == .tooLong }
    }
    #expect(try hall.casework.find(opened.number) == opened)
    #expect(try hall.store.verify().events == 1)
    #expect(try hall.complaint().number.text.hasPrefix("1011000002"))
  }

  @Test func `R-267: nobody links a case to one that they may not see`() throws {
    let stranger = StaffMember(id: "li", name: "李", department: "NET", roles: ["intake_agent"])
    let hall = try Hall(staff: [stranger])
    let conduct = try hall.casework.register(
      Intake(kind: "COMPLAINT", category: "SA01", channel: "KIOSK"))
    let opened = try hall.complaint()
    refuses(.forbidden) {
      try hall.act(.link, on: opened, by: "li") { $0.particulars.to = conduct.number.text }
    }
    let linked = try hall.act(.link, on: opened, by: "intake_agent") {
      $0.particulars.to = conduct.number.text
    }
    #expect(linked.links == [conduct.number])
    #expect(try hall.casework.find(conduct.number).links == [opened.number])
  }

  @Test func `a case is linked only to one of this site`() throws {
    let hall = try Hall()
    var intake = Intake(kind: "QUERY", category: "CO01", channel: "PHONE")
    intake.links = [try #require(CaseNumber(site: 101, epoch: 1, serial: 77))]
    refuses(.badData, naming: "link") { try hall.casework.register(intake) }
    #expect(try hall.store.verify().events == 0)
  }

  @Test func `R-133: only what has a clock that may stop can be paused`() throws {
    let hall = try Hall()
    #expect(!hall.casework.isPossible(.pause, on: try hall.complaint()))
    let burst = try hall.casework.register(
      Intake(kind: "REPAIR", category: "LK01", channel: "PHONE"))
    #expect(hall.casework.isPossible(.pause, on: burst))
    let paused = try hall.act(.pause, on: burst, by: "handler") {
      $0.particulars.reason = "traffic"
    }
    #expect(!hall.casework.isPossible(.pause, on: paused))
    #expect(hall.casework.isPossible(.resume, on: paused))
  }
}
