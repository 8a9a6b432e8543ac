import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// What some cases need beside the common way, read from the policy's `special_handling`.
@Suite struct SpecialHandlingTests {
  private func alarms(_ hall: Hall) throws -> [String] {
    try hall.store.read { try $0.openAlarms() }.map(\.reason)
  }

  @Test
  func `R-033 a letter is told to the centre and the branch's deputy, and its scan is kept`() throws
  {
    let staff = [
      StaffMember(id: "manager", name: "客服经理", department: "CSC", roles: ["shift_leader"])
    ]
    let hall = try Hall(staff: staff)
    let letter = try CaseLife(hall: hall).open("COMPLAINT", "SQ01", channel: "LETTER")
    #expect(try alarms(hall) == ["letter_received"])
    let told = hall.casework.recipients(
      of: "letter_received", clock: nil, department: nil, level: 0)
    #expect(told.parties == ["CSC", "branch_deputy_manager"])
    #expect(told.people == ["manager", "branch_deputy_manager"])
    let scanned = try hall.act(.note, on: letter, by: "intake_agent", note: "来信扫描件") {
      $0.particulars.evidence = [(kind: "document", reference: "sha256:0a1b")]
    }
    #expect(scanned.evidence == [Evidence(kind: "document", reference: "sha256:0a1b")])
    _ = try CaseLife(hall: hall).open("COMPLAINT", "SQ01", channel: "PHONE")
    #expect(try alarms(hall) == ["letter_received"])
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-116 an internal complaint waits for the departments that are to help`() throws {
    let staff = [StaffMember(id: "net", name: "管网员", department: "NET", roles: ["handler"])]
    let people = StaffMember(id: "biz", name: "营业员", department: "BIZ", roles: ["handler"])
    let hall = try Hall(staff: staff + [people], profile: "internal")
    let life = CaseLife(hall: hall)
    let accepted = try life.run(hall.complaint(), to: .accepted)
    try hall.act(.dispatch, on: accepted, by: "intake_agent") {
      $0.particulars.helping = ["NET"]
    }
    let working = try life.run(accepted, to: .implementing)
    func resolve() throws -> Case { try hall.act(.resolve, on: working, by: "biz", note: "已改正") }
    refuses(.badData, naming: "NET", resolve)
    try hall.act(.note, on: working, by: "biz", note: "本部门意见")
    refuses(.badData, naming: "help", resolve)
    try hall.act(.note, on: working, by: "net", note: "管网部说明：当日没有停水")
    #expect(try resolve().state == .resultReturned)
  }

  @Test(arguments: ["IMPORTANT", "MAJOR", "GENERAL"])
  func `R-157 a hospital's grave complaints wait for a team and for those who are heard`(
    severity: String
  ) throws {
    let hall = try Hall(profile: "hospital")
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "SQ01") { $0.details[.severity] = severity }
    let held = try life.run(opened, to: .inHand)
    func plan(_ details: [Detail: String] = [:]) throws -> Case {
      try hall.act(.plan, on: held, by: "handler") {
        $0.particulars.cause = "沟通不足"
        $0.particulars.person = "handler"
        $0.particulars.details = details
      }
    }
    guard severity != "GENERAL" else {
      #expect(try plan().state == .planApproval)
      return
    }
    refuses(.badData, naming: "--detail team=", { try plan() })
    refuses(.badData, naming: "nobody") { try plan([.team: "nobody", .heard: "患者"]) }
    refuses(.badData, naming: "--detail heard=") { try plan([.team: "handler revisitor"]) }
    let planned = try plan([.team: "handler revisitor", .heard: "患者、当班医生"])
    #expect(planned.state == .planApproval)
    #expect(planned.details?[.team] == "handler revisitor")
    #expect(planned.details?[.heard] == "患者、当班医生")
    // What names people outside stands in no event line.
    #expect(
      try hall.data(of: "case.planned", about: held)["details"] as? [String: String] == [
        "team": "handler revisitor"
      ])
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-157 elsewhere a team is optional, and kept where there is one`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "SQ01") { $0.details[.severity] = "MAJOR" }
    let held = try life.run(opened, to: .inHand)
    let noted = try hall.act(.note, on: held, by: "handler") {
      $0.particulars.details = [.team: "handler manager_in_charge"]
    }
    #expect(noted.details?[.team] == "handler manager_in_charge")
    #expect(try life.run(noted, to: .closed).state == .closed)
  }

  @Test func `R-165 a hospital that is not at fault explains, and still offers a way out`() throws {
    let hall = try Hall(profile: "hospital")
    let opened = try hall.complaint()
    refuses(.badData, naming: "alternative") {
      try hall.act(.decline, on: opened, by: "intake_agent", note: "诊疗符合规范")
    }
    let declined = try hall.act(.decline, on: opened, by: "intake_agent", note: "诊疗符合规范") {
      $0.particulars.details = [.alternative: "可另约专家会诊"]
    }
    let page = try hall.casework.page("not_liable", of: declined, language: "zh-CN")
    #expect(page.columns.map(\.lines) == [["诊疗符合规范"], ["可另约专家会诊"]])
    let water = try Hall()
    let plain = try water.act(
      .decline, on: water.complaint(), by: "intake_agent", note: "水表经检定合格")
    #expect(plain.state == .declinedExplained)
  }

  @Test
  func `R-175 an enterprise revisits new and valuable customers in their times, and apologises`()
    throws
  {
    let hall = try Hall(profile: "general-enterprise")
    _ = try hall.complaint()
    func due(_ id: String) throws -> Date? {
      try hall.casework.routinesDue().first { $0.rule.code == id }?.dueAt
    }
    #expect(try due("revisit_new_customer") == Hall.time("2026-12-23T09:00"))
    #expect(try due("revisit_high_value") == Hall.time("2027-02-23T09:00"))
    hall.at("2026-12-20T10:00")
    try hall.casework.noteRoutine("revisit_new_customer", by: "revisitor", note: "回访新客户 12 户")
    #expect(try due("revisit_new_customer") == Hall.time("2027-01-20T10:00"))
    // A complaining customer is revisited in three days, with an apology.
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    let revisit = try #require(told.clocks.last { $0.id == "revisit_default" })
    #expect(revisit.dueAt == revisit.startedAt.addingTimeInterval(3 * 86_400))
    let closed = try CaseLife(hall: hall).run(told, to: .closed)
    refuses(.badData, naming: "apology") {
      try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时")
    }
    let archived = try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时") {
      $0.particulars.details = [.apology: "回访时致歉，赠送滤芯一只"]
    }
    #expect(archived.state == .archived)
  }

  @Test func `R-180 an important repair has its named person, who alone revisits, and its record`()
    throws
  {
    let second = StaffMember(id: "other", name: "另一回访员", roles: ["revisitor"])
    let hall = try Hall(staff: [second], profile: "property")
    let life = CaseLife(hall: hall)
    for category in ["PM01", "PM02"] {
      let opened = try life.open("COMPLAINT", category)
      #expect(opened.details?[.followUp] == "revisitor")
      let told = try life.run(opened, to: .revisitPending)
      func revisit(by person: String, _ details: [Detail: String] = [:]) throws -> Case {
        try hall.act(.revisit, on: told, by: person, note: "雨后查看无渗漏") {
          $0.particulars.solved = "yes"
          $0.particulars.score = 5
          $0.particulars.details = details
        }
      }
      refuses(.forbidden, naming: "ask revisitor") { try revisit(by: "other") }
      // Nobody names themselves in the act that is reserved.
      refuses(.forbidden, naming: "ask revisitor") {
        try revisit(by: "other", [.followUp: "other"])
      }
      let closed = try revisit(by: "revisitor")
      let page = try hall.casework.page("important_repair_record", of: closed, language: "zh-CN")
      let filled = Dictionary(uniqueKeysWithValues: page.columns.map { ($0.field, $0.lines) })
      #expect(filled["follow_up"] == ["revisitor"] && filled["revisit_content"] == ["雨后查看无渗漏"])
    }
    let lift = try life.open("COMPLAINT", "PM05")
    #expect(lift.details?[.followUp] == nil)
    #expect(
      try hall.casework.routinesDue().contains { $0.rule.code == "important_repair_check" })
    #expect(try hall.store.verify().problems == [])
  }

  private func graded(_ severity: String, in hall: Hall) throws -> Case {
    let opened = try CaseLife(hall: hall).open("COMPLAINT", "SA01") {
      $0.details = [.target: "handler"]
    }
    return try hall.act(.accept, on: opened, by: "first_agent") {
      $0.particulars.details[.severity] = severity
    }
  }

  @Test func `R-188 a website explains a first-grade complaint and apologises before it answers`()
    throws
  {
    let hall = try Hall(profile: "website")
    let opened = try CaseLife(hall: hall).open("COMPLAINT", "SQ01") {
      $0.details = [.severity: "1"]
    }
    refuses(.badData, naming: "note") { try hall.act(.answer, on: opened, by: "first_agent") }
    refuses(.badData, naming: "--detail apology=") {
      try hall.act(.answer, on: opened, by: "first_agent", note: "按服务协议第三条说明")
    }
    let answered = try hall.act(.answer, on: opened, by: "first_agent", note: "按服务协议第三条说明") {
      $0.particulars.details = [.apology: "对不便诚挚致歉"]
    }
    #expect(answered.details?[.apology] == "对不便诚挚致歉")
    // Still dissatisfied: the ladder of R-187.
    let again = try hall.act(.escalate, on: answered, by: "first_agent", note: "客户仍不满意")
    #expect(again.level == 1)
  }

  @Test
  func `R-189 a website apologises for a second-grade complaint first, reports it and warns staff`()
    throws
  {
    let hall = try Hall(profile: "website")
    let accepted = try graded("2", in: hall)
    let told = try hall.store.read { try $0.openAlarms() }.last
    #expect(told?.reason == "grade_2" && told?.caseNumber == accepted.number)
    let recipients = hall.casework.recipients(
      of: "grade_2", clock: nil, department: nil, level: 0)
    #expect(recipients.parties == ["centre_manager"])
    let warning = try #require(try hall.store.read { try $0.ledger(.penalty) }.last)
    #expect(warning.rule == "handling_minor" && warning.person == "handler")
    #expect(warning.stage == .proposed && warning.number == accepted.number)
    refuses(.badData, naming: "apology") {
      try hall.act(.dispatch, on: accepted, by: "intake_agent")
    }
    try hall.act(.note, on: accepted, by: "first_agent") {
      $0.particulars.details = [.apology: "已当面致歉"]
    }
    let sent = try hall.act(.dispatch, on: accepted, by: "intake_agent")
    #expect([.dispatchApproval, .dispatched].contains(sent.state))
    // the third grade goes to the technical side too, and punishes nobody.
    let third = try graded("3", in: hall)
    #expect(try hall.store.read { try $0.openAlarms() }.last?.reason == "grade_3")
    #expect(try hall.store.read { try $0.ledger(.penalty, of: third.number) }.isEmpty)
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-158 a gas company keeps traces of the work before a result is returned`() throws {
    let hall = try Hall(profile: "gas")
    let life = CaseLife(hall: hall)
    let working = try life.run(life.open("COMPLAINT", "IN01"), to: .implementing)
    func resolve(_ kind: String?) throws -> Case {
      try hall.act(.resolve, on: working, by: "handler", note: "已修复") {
        $0.particulars.evidence = kind.map { [(kind: $0, reference: "照片一")] } ?? []
      }
    }
    refuses(.badData, naming: "--evidence", { try resolve(nil) })
    refuses(.badData, naming: "--evidence", { try resolve("document") })
    let returned = try resolve("site_photo")
    let form = try hall.casework.page("transfer_form", of: returned, language: "zh-CN")
    #expect(form.columns.first { $0.field == "site_photo_refs" }?.lines == ["照片一"])
    #expect(form.footer.first == "证据：通话记录 0  现场照片 1")
    // What is not product quality needs none.
    let other = try life.run(hall.complaint(), to: .implementing)
    #expect(try hall.act(.resolve, on: other, by: "handler").state == .resultReturned)
  }
}
