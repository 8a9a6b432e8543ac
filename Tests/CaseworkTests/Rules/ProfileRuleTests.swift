import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// What makes each other organisation's profile different, on a real store.
@Suite struct ProfileRuleTests {
  static let profiles = [
    "gas", "tobacco", "property", "mall", "municipal", "hospital", "electricity", "website",
    "internal", "general-enterprise",
  ]

  /// The matter that is typical of a profile.
  private static func matter(_ profile: String) -> String {
    ["tobacco": "TB02", "property": "PM01", "mall": "ML01"][profile] ?? "FE01"
  }

  @Test(arguments: profiles)
  func `a complaint of every profile can be brought through its life`(profile: String) throws {
    let hall = try Hall(profile: profile)
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", Self.matter(profile)) {
      $0.occurredAt = hall.hand.now
      $0.details[.personsInvolved] = "当班人员"
    }
    let closed = try life.run(opened, to: .closed)
    #expect(closed.state == .closed, "\(profile) stays at \(closed.state)")
    #expect(closed.policyVersion == hall.policy.version)
    #expect(try hall.store.verify().problems == [])
  }

  @Test
  func `R-105 in a gas company two managers sign a transfer, and their opinions travel with it`()
    throws
  {
    let hall = try Hall(profile: "gas")
    let waiting = try CaseLife(hall: hall).run(hall.complaint(), to: .dispatchApproval)
    #expect {
      try hall.act(.approve, on: waiting, by: "general_manager")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    let first = try hall.act(.approve, on: waiting, by: "deputy_manager", note: "请限期办理")
    #expect(first.state == .dispatchApproval)
    let second = try hall.act(.approve, on: first, by: "general_manager", note: "同意")
    #expect(second.state == .dispatched)
    let page = try hall.casework.page("transfer_form", of: second, language: "zh-CN")
    let opinions = page.columns.first { $0.field == "dispatch_approvals" }?.lines ?? []
    #expect(opinions.count == 2)
    #expect(opinions.first?.contains("请限期办理") == true && opinions.last?.contains("同意") == true)
  }

  @Test
  func `R-056 R-111 R-115 a gas company's transfer form goes out at once and holds its evidence`()
    throws
  {
    let hall = try Hall(profile: "gas")
    let form = try #require(hall.policy.forms["transfer_form"])
    #expect(form.evidence == ["call_log", "site_photo"])
    let transfer = hall.policy.tables["organisation"]?["transfer"]
    #expect(transfer?["at_once"]?.boolean == true)
    #expect(transfer?["meet_or_phone_the_caller"]?.boolean == true)
    #expect(hall.policy.deadlines["dispatch_others"]?.isInForce == true)
  }

  @Test func `R-104 R-109 a tobacco company's section sends out, its department's head signs`()
    throws
  {
    let hall = try Hall(profile: "tobacco")
    let life = CaseLife(hall: hall)
    let waiting = try life.run(life.open("COMPLAINT", "TB02"), to: .dispatchApproval)
    let sent = try hall.act(.approve, on: waiting, by: "section_head")
    #expect(sent.state == .dispatched && sent.department == "LOGISTICS")
    #expect(
      sent.clocks.contains { $0.id == "resolve_tobacco" && $0.startedAt == sent.lastEventAt })
    let returned = try life.run(sent, to: .resultReturned)
    #expect(throws: CaseworkError.self) {
      try hall.act(.notify, on: returned, by: "intake_agent")
    }
    try hall.act(.approve, on: returned, by: "department_head", note: "属实")
    #expect(try life.run(returned, to: .closed).state == .closed)
  }

  @Test func `R-120 R-170 three working days to handle and three to revisit, in a tobacco company`()
    throws
  {
    let hall = try Hall(profile: "tobacco")
    let life = CaseLife(hall: hall)
    let sent = try life.run(life.open("COMPLAINT", "TB01"), to: .dispatched)
    func due(_ current: Case, _ clock: String) -> String? {
      current.clocks.last { $0.id == clock }?.dueAt.map {
        String(Timestamp.text($0, in: hall.policy.timeZone).prefix(16))
      }
    }
    #expect(due(sent, "resolve_tobacco") == "2026-11-26T17:30")
    let returned = try life.run(sent, to: .resultReturned)
    #expect(due(returned, "revisit_default") == "2026-11-26T17:30")
  }

  @Test func `R-120 R-124 R-170 three days to reply and to revisit, in a property company`() throws
  {
    let hall = try Hall(profile: "property")
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "PM01")
    let reply = try #require(opened.clocks.first { $0.id == "reply_property" })
    #expect(reply.dueAt == opened.registeredAt.addingTimeInterval(3 * 86_400))
    let returned = try life.run(opened, to: .resultReturned)
    let revisit = try #require(returned.clocks.first { $0.id == "revisit_default" })
    #expect(revisit.dueAt == returned.lastEventAt.addingTimeInterval(3 * 86_400))
    #expect(
      hall.policy.deadlines["repeat_special_measures"]?.onBreach == ["company_manager"])
  }

  @Test(arguments: [
    ("revisit_repair", "2026-12-23T09:00"), ("revisit_culture", "2026-12-23T09:00"),
    ("revisit_other", "2026-11-30T09:00"),
  ])
  func `R-174 a property company's other revisits have their times`(clock: String, due: String)
    throws
  {
    let hall = try Hall(profile: "property")
    let deadline = try #require(hall.policy.deadline(clock, from: hall.hand.now))
    #expect(hall.policy.deadlines[clock]?.isInForce == true)
    #expect(
      deadline.dueAt.map { Timestamp.text($0, in: hall.policy.timeZone).prefix(16) } == due[...])
    let contract = try #require(
      hall.policy.deadline(
        "revisit_special_contract", from: hall.hand.now,
        externalDue: hall.hand.now.addingTimeInterval(90 * 86_400)))
    #expect(contract.dueAt == hall.hand.now.addingTimeInterval(90 * 86_400))
  }

  @Test func `R-100 R-114 beyond its authority a service centre reports to two managers in turn`()
    throws
  {
    let hall = try Hall(profile: "property")
    #expect(
      hall.policy.escalation.prefix(2).map(\.to) == ["department_manager", "company_manager"])
    let opened = try hall.complaint()
    #expect(throws: CaseworkError.self) {
      try hall.act(.close, on: opened, by: "service_clerk", note: "超权限")
    }
    let reported = try hall.act(.escalate, on: opened, by: "service_clerk", note: "建议减免物业费一个月")
    #expect(reported.history.last?.type == "case.escalated")
    #expect(reported.notes.last?.text == "建议减免物业费一个月")
  }

  @Test func `R-101 what is brought to a property company's manager, the manager handles`() throws {
    let hall = try Hall(profile: "property")
    let sent = try CaseLife(hall: hall).run(hall.complaint(), to: .dispatched)
    let held = try hall.act(.take, on: sent, by: "company_manager")
    let planned = try hall.act(.plan, on: held, by: "company_manager") {
      $0.particulars.cause = "保洁排班"
      $0.particulars.person = "department_manager"
    }
    #expect(planned.history.suffix(2).map(\.actor) == ["company_manager", "company_manager"])
  }

  @Test func `R-058 a property company has its revisit book, handling slip and revisit form`()
    throws
  {
    let hall = try Hall(profile: "property")
    let life = CaseLife(hall: hall)
    let closed = try life.run(life.open("COMPLAINT", "PM05"), to: .closed)
    for form in ["revisit_book", "handling_slip", "complaint_revisit_form"] {
      let page = try hall.casework.page(form, of: closed, language: "zh-CN")
      #expect(page.columns.first?.lines == [closed.number.grouped])
    }
    let book = try hall.casework.page("revisit_book", of: closed, language: "zh-CN")
    #expect(book.columns.first { $0.field == "revisited_by" }?.lines == ["revisitor"])
  }

  @Test func `R-108 in a mall the department's leader approves the plan`() throws {
    let hall = try Hall(profile: "mall")
    let life = CaseLife(hall: hall)
    let waiting = try life.run(life.open("COMPLAINT", "ML03"), to: .planApproval)
    #expect(waiting.department == "FINANCE")
    #expect {
      try hall.act(.approve, on: waiting, by: "manager_in_charge")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    #expect(try hall.act(.approve, on: waiting, by: "department_leader").state == .implementing)
  }

  @Test func `R-110 R-020 a municipal hotline dispatches every case within three minutes`() throws {
    let hall = try Hall(profile: "municipal")
    let life = CaseLife(hall: hall)
    for channel in ["IVR", "PHONE"] {
      let accepted = try life.run(
        life.open("COMPLAINT", "SQ01", channel: channel), to: .accepted)
      let clock = try #require(accepted.clocks.first { $0.id == "dispatch_all_hotline" })
      #expect(clock.dueAt == accepted.lastEventAt.addingTimeInterval(180))
    }
    let web = try life.run(life.open("COMPLAINT", "SQ01", channel: "WEB"), to: .accepted)
    #expect(!web.clocks.contains { $0.id == "dispatch_all_hotline" })
    let site = hall.policy.deadlines["site_arrival"]
    #expect(site?.limit == .notSet && site?.isInForce == true)
  }

  @Test func `R-038 municipal cases go by system, by document exchange, by signed assignment`()
    throws
  {
    let routing = try #require(ShippedPolicy.policy("municipal").tables["routing"])
    let routes = ["hotline_and_visit", "letters", "web"].map { routing[$0]?["to"]?.string }
    #expect(routes == ["case_system", "document_exchange", "signed_assignment"])
    #expect(routing["letters"]?["channels"] == ["LETTER", "PETITION"])
  }

  @Test func `R-071 R-111 R-164 a hospital tells number and time at once, and its result in full`()
    throws
  {
    let hall = try Hall(profile: "hospital")
    let notices = hall.policy.notifications
    #expect(notices["registered"]?.content == ["case_number", "received_at"])
    #expect(
      notices["result_ready"]?.content == [
        "handling_result", "measures", "compensation", "reason", "process",
      ])
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    let page = try hall.casework.page("result_ready", of: told, language: "zh-CN")
    let filled = Dictionary(uniqueKeysWithValues: page.columns.map { ($0.field, $0.lines) })
    #expect(filled["handling_result"] == ["已改正"] && filled["measures"] == ["改正并致歉"])
    #expect(filled["reason"] == ["抄错"] && filled["process"]?.isEmpty == false)
    #expect(page.footer == ["告知：客户", "方式：原渠道、短信、电子邮件、电话"])
  }

  @Test func `R-181 R-229 an electricity company keeps revisits and assesses its handlers`() throws
  {
    let policy = try ShippedPolicy.policy("electricity")
    #expect(policy.retention["revisit_archive"]?.keep.months == 60)
    let organisation = policy.tables["organisation"]
    #expect(organisation?["archive"]?["revisit_archive"]?.boolean == true)
    #expect(organisation?["assessment"]?["sanction"]?.boolean == true)
    #expect(organisation?["assessment"]?["reward"]?.boolean == true)
    #expect(policy.reports["handler_assessment"]?.cadence == .quarterly)
  }

  @Test func `R-187 a website's cases climb its own ladder`()
    throws
  {
    let hall = try Hall(profile: "website")
    let opened = try hall.complaint()
    let reported = try hall.act(.escalate, on: opened, by: "first_agent", note: "客户仍不满意")
    #expect(reported.history.last?.actor == "first_agent")
    #expect(hall.policy.escalation.first?.to == "first_agent")
  }

  @Test func `R-162 R-163 an enterprise tells its customer the plan and acts with consent only`()
    throws
  {
    let hall = try Hall(profile: "general-enterprise")
    let life = CaseLife(hall: hall)
    let asked = try life.run(hall.complaint(), to: .customerConsent)
    #expect(asked.state == .customerConsent)
    #expect(throws: CaseworkError.self) { try hall.act(.resolve, on: asked, by: "handler") }
    let refused = try hall.act(.consent, on: asked, by: "handler", note: "客户要求更换整机") {
      $0.particulars.agreed = false
    }
    #expect(refused.state == .inHand)
    #expect(try life.run(refused, to: .closed).state == .closed)
  }

  @Test func `R-070 an enterprise confirms acceptance in a letter within 24 hours`() throws {
    let hall = try Hall(profile: "general-enterprise")
    let opened = try hall.complaint()
    let letter = try #require(
      opened.clocks.first { $0.id == "acceptance_confirmation_letter" })
    #expect(letter.dueAt == opened.registeredAt.addingTimeInterval(86_400))
    #expect(
      hall.policy.notifications["accepted"]?.content == [
        "case_number", "received_at", "received_by", "received_by_contact", "promised_reply_at",
      ])
  }

  @Test func `R-048 R-057 an enterprise's register and opinion form are filled from the case`()
    throws
  {
    let hall = try Hall(profile: "general-enterprise")
    let closed = try CaseLife(hall: hall).run(hall.complaint(), to: .closed)
    let opinion = try hall.casework.page("opinion_form", of: closed, language: "zh-CN")
    #expect(
      opinion.columns.map(\.field) == [
        "case_number", "handling_result", "responsible_person", "root_cause",
      ])
    #expect(opinion.columns[1].lines == ["已改正"])
    let register = try hall.casework.page("register", of: closed, language: "zh-CN")
    #expect(register.columns.first { $0.field == "channel_code" }?.lines == ["服务大厅自助终端"])
  }

  @Test func `R-190 a mall explains patiently and guides to a reasonable request`() throws {
    let hall = try Hall(profile: "mall")
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    let again = try hall.act(.revisit, on: told, by: "revisitor", note: "已耐心说明，建议更换同款商品") {
      $0.particulars.solved = "no"
      $0.particulars.score = 2
    }
    #expect(again.state == .accepted)
    let rule = hall.policy.tables["organisation"]?["dissatisfied"]
    #expect(rule?["guide_to_reasonable_request"]?.boolean == true)
  }
}
