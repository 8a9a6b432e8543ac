import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Routing, approval and dispatch (register 2.5) on a real store.
@Suite struct RoutingRuleTests {
  @Test(arguments: [
    ("WP01", "PROD"), ("WP02", "NET"), ("WQ01", "WQ"), ("LK01", "NET"), ("RP01", "NET"),
    ("MT01", "NET"), ("ED01", "INST"), ("IN01", "INST"), ("OT01", "PROD"), ("MR01", "BIZ"),
    ("FE01", "BIZ"), ("AP01", "BIZ"), ("SA01", "DISC"), ("SA02", "DISC"), ("SQ01", "CSC"),
    ("CO01", "CSC"), ("SG01", "EMO"), ("XX00", "CSC"),
  ])
  func `R-019 R-095 R-096 R-097 R-102 a case goes to the department of its class`(
    category: String, department: String
  ) throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let kinds = ["CO01": "CONSULT", "SG01": "SUGGEST"]
    let routed = try life.run(life.open(kinds[category] ?? "COMPLAINT", category), to: .dispatched)
    #expect(routed.state == .dispatched)
    #expect(routed.department == department)
  }

  @Test func `R-096 R-152 the laboratory's result goes to business service, which answers`() throws
  {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let quality = try #require(hall.policy.categories["WQ01"])
    #expect(quality.lead == "WQ" && quality.answeringDepartment == "BIZ")
    let opened = try life.open("REPAIR", "WQ01")
    try hall.act(.take, on: opened, by: "handler")
    try hall.act(.sample, on: opened, by: "handler")
    let returned = try hall.act(.resolve, on: opened, by: "handler", note: "余氯、浊度合格，铁略高，已冲洗")
    #expect(returned.state == .resultReturned)
    let result = try hall.casework.page("result_proof", of: returned, language: "zh-CN")
    #expect(result.columns[1].lines == ["余氯、浊度合格，铁略高，已冲洗"])
    #expect(returned.clocks.contains { $0.id == "wq_sample" && $0.state == .met })
    let people = ["WQ", "BIZ"].map {
      StaffMember(id: $0, name: $0, department: $0, roles: ["intake_agent"])
    }
    let staffed = try Hall(staff: people)
    let ready = try CaseLife(hall: staffed).run(
      CaseLife(hall: staffed).open("REPAIR", "WQ01"), to: .resultReturned)
    refuses(.forbidden, naming: "BIZ") { try staffed.act(.notify, on: ready, by: "WQ") }
    #expect(try staffed.act(.notify, on: ready, by: "BIZ").state == .resultNotified)
  }

  @Test func `R-023 unclear matters come to the centre, for a joint solution`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let elsewhere = try life.run(life.open("COMPLAINT", "XX00"), to: .accepted)
    let shared = try hall.act(.dispatch, on: elsewhere, by: "intake_agent") {
      $0.particulars.department = "NET"
      $0.particulars.helping = ["BIZ"]
    }
    // Whoever handles it, the centre that leads stays in it.
    #expect(shared.department == "NET" && shared.helping == ["BIZ", "CSC"])
    let closed = try life.run(life.open("COMPLAINT", "XX00"), to: .closed)
    #expect(closed.state == .closed && closed.department == "CSC")
  }

  @Test func `R-022 R-034 a unit that refuses gives its reason, and the case is not lost`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let sent = try life.run(life.open("COMPLAINT", "FE01"), to: .dispatched)
    #expect(throws: CaseworkError.self) { try hall.act(.return, on: sent, by: "handler") }
    let back = try hall.act(.return, on: sent, by: "handler", note: "属计量室")
    #expect(back.state == .dispatchApproval)
    let again = try hall.act(.dispatch, on: back, by: "manager_in_charge", note: "改派计量室") {
      $0.particulars.department = "METER"
    }
    #expect(again.department == "METER")
    #expect(try life.run(again, to: .closed).state == .closed)
  }

  @Test func `R-008 R-103 the manager in charge approves before a complaint is passed on`() throws {
    let hall = try Hall()
    let waiting = try CaseLife(hall: hall).run(hall.complaint(), to: .dispatchApproval)
    #expect(waiting.state == .dispatchApproval)
    #expect {
      try hall.act(.approve, on: waiting, by: "department_head")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    #expect(try hall.act(.approve, on: waiting, by: "manager_in_charge").state == .dispatched)
  }

  @Test func `R-106 each plan waits for the manager in charge, who may send it back`() throws {
    let hall = try Hall()
    let waiting = try CaseLife(hall: hall).run(hall.complaint(), to: .planApproval)
    #expect(waiting.state == .planApproval)
    let back = try hall.act(.return, on: waiting, by: "manager_in_charge", note: "补充退费金额")
    #expect(back.state == .inHand)
    #expect(back.notes.last?.text == "补充退费金额")
  }

  @Test func `R-115 R-118 R-127 meeting or phoning the caller and telling progress are kept`()
    throws
  {
    let hall = try Hall()
    let sent = try CaseLife(hall: hall).run(hall.complaint(), to: .dispatched)
    let met = try hall.act(.contact, on: sent, by: "handler", note: "已电话联系，约定下午上门")
    #expect(met.clocks.filter { $0.id == "first_contact" }.map(\.state) == [.met])
    #expect(throws: CaseworkError.self) { try hall.act(.progress, on: met, by: "handler") }
    let told = try hall.act(.progress, on: met, by: "handler", note: "已更换水表，等待复核")
    #expect(told.notes.suffix(2).map(\.text) == ["已电话联系，约定下午上门", "已更换水表，等待复核"])
    #expect(told.state == met.state)
  }

  @Test func `R-126 more time is given before the limit only, with a reason`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let due = try #require(opened.clocks.first { $0.id == "resolve_default" }?.dueAt)
    let later = due.addingTimeInterval(86_400)
    #expect(throws: CaseworkError.self) {
      try hall.act(.extend, on: opened, by: "handler") {
        $0.particulars.clock = "resolve_default"
        $0.particulars.until = later
      }
    }
    let extended = try hall.act(.extend, on: opened, by: "handler", note: "等待配件") {
      $0.particulars.clock = "resolve_default"
      $0.particulars.until = later
    }
    #expect(extended.flags.contains(.extended))
    #expect(extended.clocks.first { $0.id == "resolve_default" }?.dueAt == later)
    hall.hand.advance(minutes: 4 * 24 * 60)
    #expect(throws: CaseworkError.self) {
      try hall.act(.extend, on: opened, by: "handler", note: "再等") {
        $0.particulars.clock = "resolve_default"
        $0.particulars.until = later.addingTimeInterval(86_400 * 5)
      }
    }
  }

  @Test func `R-150 a burst needs nobody's approval, at any hour`() throws {
    let hall = try Hall()
    hall.hand.advance(minutes: 14 * 60 + 30)
    let burst = try CaseLife(hall: hall).open("REPAIR", "LK01", channel: "IVR")
    #expect(burst.state == .dispatched && burst.department == "NET")
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["emergency"])
    let working = try hall.act(.take, on: burst, by: "handler")
    #expect(try hall.act(.implement, on: working, by: "handler").state == .implementing)
  }

  @Test func `R-266 misconduct may be reported, and the discipline office investigates`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let report = try life.run(life.open("REPORT", "SA02", channel: "KIOSK"), to: .dispatched)
    #expect(report.department == "DISC")
    #expect(try life.run(report, to: .closed).state == .closed)
  }
}
