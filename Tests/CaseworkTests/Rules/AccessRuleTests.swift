import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Who may read what, and what is done with a customer's data (register 2.14).
@Suite struct AccessRuleTests {
  private static let staff = [
    StaffMember(id: "net", name: "管网员", department: "NET", roles: ["handler"]),
    StaffMember(id: "biz", name: "营业员", department: "BIZ", roles: ["handler"]),
    StaffMember(id: "csc", name: "客服员", department: "CSC", roles: ["intake_agent"]),
    StaffMember(id: "chief", name: "分管", department: "OFFICE", roles: ["manager_in_charge"]),
    StaffMember(id: "watch", name: "监督", department: "OFFICE", roles: ["supervisor_readonly"]),
  ]

  private func member(_ id: String) -> StaffMember? { Self.staff.first { $0.id == id } }

  @Test(arguments: ["internal", "general-enterprise"])
  func `R-116 R-261 complaint data is for those concerned, not for other departments`(
    profile: String
  ) throws {
    let hall = try Hall(staff: Self.staff, profile: profile)
    let life = CaseLife(hall: hall)
    let sent = try life.run(hall.complaint(), to: .dispatched)
    #expect(sent.department == "BIZ")
    for (id, sees) in [("net", false), ("biz", true), ("csc", true), ("chief", true)] {
      #expect(hall.casework.maySee(sent, reader: member(id)) == sees, "\(id)")
    }
    #expect {
      try hall.act(.note, on: sent, by: "net", note: "看看")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    // Whoever is asked to help sees it and helps.
    let other = try life.run(hall.complaint(), to: .accepted)
    let shared = try hall.act(.dispatch, on: other, by: "intake_agent") {
      $0.particulars.helping = ["NET"]
    }
    #expect(hall.casework.maySee(shared, reader: member("net")))
    let helped = try hall.act(.note, on: shared, by: "net", note: "现场情况说明")
    #expect(helped.notes.last?.text == "现场情况说明")
  }

  @Test func `R-260 R-264 a reporter's number does not travel with a municipal dispatch`() throws {
    let hall = try Hall(staff: Self.staff, profile: "municipal")
    let sent = try CaseLife(hall: hall).run(hall.complaint(), to: .dispatched)
    let handler = hall.casework.view(of: sent, by: member("biz"))
    #expect(handler.contact.phone == "+86138********")
    #expect(hall.casework.view(of: sent, by: member("csc")).contact.phone == "+8613800138000")
    let water = try Hall(staff: Self.staff)
    let inHand = try CaseLife(hall: water).run(water.complaint(), to: .dispatched)
    #expect(water.casework.view(of: inHand, by: member("biz")).contact.phone == "+8613800138000")
    #expect(water.casework.view(of: inHand, by: member("net")).contact.phone != "+8613800138000")
  }

  @Test func `R-275 a supervision body reads cases without names`() throws {
    let hall = try Hall(staff: Self.staff)
    let view = hall.casework.view(of: try hall.complaint(), by: member("watch"))
    #expect(view.contact == Contact() && view.statement == nil)
    #expect {
      try hall.act(.accept, on: view, by: "watch")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
  }

  @Test func `R-266 R-267 nobody handles or reads a complaint against themselves`() throws {
    let hall = try Hall(staff: Self.staff)
    let made = try CaseLife(hall: hall).open("COMPLAINT", "SQ01") {
      $0.details = [.targetLevel: "PERSON", .target: "csc"]
    }
    #expect(!hall.casework.maySee(made, reader: member("csc")))
    #expect {
      try hall.act(.accept, on: made, by: "csc")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    #expect(try hall.act(.accept, on: made, by: "intake_agent").state == .accepted)
  }

  @Test func `R-263 nobody gets promotional information who has not asked for it`() throws {
    let marketing = try ShippedPolicy.policy().tables["kiosk"]?["marketing"]
    #expect(marketing?["opt_in_default"]?.boolean == false)
    #expect(try ShippedPolicy.policy().tables["privacy"]?["third_parties"]?.string == "none")
  }

  @Test func `R-016 R-026 the liaison of the unit that has a case is known by name`() throws {
    let liaison = StaffMember(id: "lian", name: "联络", department: "BIZ", roles: ["liaison"])
    let hall = try Hall(staff: [liaison])
    #expect(hall.casework.people(of: "liaison", department: "BIZ") == ["lian"])
  }

  @Test func `R-022 whoever was asked first owns the matter to its end`() throws {
    let hall = try Hall(staff: Self.staff)
    let made = try CaseLife(hall: hall).open("COMPLAINT", "FE01") { $0.actor = "csc" }
    #expect(made.owner == "csc")
    #expect(try CaseLife(hall: hall).run(made, to: .closed).owner == "csc")
  }

  @Test func `R-192 R-226 a second complaint on the same matter is marked and has its own clock`()
    throws
  {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let first = try life.open("COMPLAINT", "FE01") { $0.contact.account = "10023456" }
    let closed = try life.run(first, to: .closed)
    hall.hand.advance(minutes: 3 * 24 * 60)
    let again = try life.open("COMPLAINT", "FE01") { $0.contact.account = "10023456" }
    #expect(again.number == closed.number && again.state == .accepted)
    #expect(again.flags.contains(.secondComplaint))
    #expect(
      again.clocks.last { $0.id == "repeat_special_measures" }?.dueAt
        == again.lastEventAt.addingTimeInterval(86_400))
    let factor = try ShippedPolicy.policy("gas").tables["penalties"]?[
      "second_complaint_factor"]
    #expect(factor?["factor"]?.integer == 2 && factor?["in_force"]?.boolean == true)
  }

  @Test func `R-027 what is major climbs at once, and the hall's director is told`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let accepted = try hall.act(.accept, on: opened, by: "intake_agent") {
      $0.particulars.details[.severity] = "MAJOR"
    }
    #expect((accepted.level ?? 0) > 0)
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["escalated"])
    #expect(hall.policy.notifications["major"]?.recipients.contains("hall_director") == true)
  }

  @Test func `R-179 R-182 revisits stand on a plan, and what they find goes to the units`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    for category in ["FE01", "IN01"] {
      _ = try life.run(life.open("COMPLAINT", category), to: .revisitPending)
    }
    let due = try hall.casework.revisitsDue()
    #expect(due.map(\.current.category) == ["IN01", "FE01"])
    let plan = hall.policy.tables["revisit_plan"]
    #expect(plan?["plan"]?["plan_period"]?.string == "month")
    #expect(plan?["plan"]?["random_survey"]?.boolean == true)
    #expect(plan?["results"]?["to"] == ["handling_department", "assessment"])
  }

  @Test func `R-040 R-139 R-140 an outage is told with area, reason and time, while it lasts`()
    throws
  {
    let hall = try Hall()
    let start = hall.hand.now
    _ = try hall.casework.post(
      NoticeDraft(
        kind: "planned", area: "城东", from: start, until: start.addingTimeInterval(3600),
        text: "管网改造"), by: "shift_leader")
    let notice = try #require(try hall.casework.comingNotices().first)
    #expect(notice.area == "城东" && notice.text == "管网改造")
    #expect(notice.until == start.addingTimeInterval(3600))
    hall.hand.advance(minutes: 61)
    #expect(try hall.casework.comingNotices().isEmpty)
  }

  @Test func `R-066 policy and reports name who compiled, reviewed and approved them`() throws {
    let policy = try ShippedPolicy.policy()
    #expect(
      policy.tables["document_control"]?.object?.keys.sorted()
        == ["approved_by", "compiled_by", "compiled_on", "compiling_unit", "reviewed_by"])
    let header = policy.tables["report_header"]?["fields"]?.array?.compactMap(\.string) ?? []
    #expect(Set(["compiled_by", "reviewed_by", "approved_by"]).isSubset(of: header))
  }
}
