import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

/// Who sees what of a case, and who answers for it.
@Suite struct SightTests {
  private static let crew = StaffMember(
    id: "chen", name: "陈", department: "BIZ", roles: ["handler"])
  private static let stranger = StaffMember(
    id: "li", name: "李", department: "NET", roles: ["handler"])
  private static let outside = StaffMember(
    id: "audit", name: "审", department: "EMO", roles: ["supervisor_readonly"])
  private static let accused = StaffMember(
    id: "wang", name: "王", department: "DISC", roles: ["intake_agent", "general_manager"])

  private func hall() throws -> Hall {
    try Hall(staff: [Self.crew, Self.stranger, Self.outside, Self.accused])
  }

  @Test func `R-264 A-17: a department sees the phone only while it has the case in hand`() throws {
    let hall = try hall()
    let opened = try hall.complaint()
    func phone(_ reader: StaffMember) throws -> String? {
      hall.casework.view(of: try hall.casework.find(opened.number), by: reader).contact.phone
    }
    #expect(try phone(Self.crew) == "+86138********")
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    #expect(try phone(Self.crew) == "+86138********")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    try hall.act(.take, on: opened, by: "chen")
    #expect(try phone(Self.crew) == "+8613800138000")
    #expect(try phone(Self.stranger) == "+86138********")
    try hall.act(.plan, on: opened, by: "chen") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "chen"
    }
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    try hall.act(.resolve, on: opened, by: "chen")
    #expect(try phone(Self.crew) == "+86138********")
  }

  @Test func `A-17: service centre, approvers and people of every department see the phone`() throws
  {
    let hall = try hall()
    let opened = try hall.complaint()
    for reader in [
      StaffMember(id: "a", name: "甲", department: "CSC", roles: ["handler"]),
      StaffMember(id: "b", name: "乙", department: "OFFICE", roles: ["manager_in_charge"]),
      StaffMember(id: "c", name: "丙", department: nil, roles: ["handler"]),
    ] {
      #expect(hall.casework.view(of: opened, by: reader) == opened)
    }
    #expect(hall.casework.view(of: opened, by: nil) == opened)
  }

  @Test func `R-275: supervision from outside reads cases without what is personal`() throws {
    let hall = try hall()
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "PHONE")
    intake.statement = "我叫张三"
    intake.contact = Contact(name: "张三", phone: "+8613800138000", address: "人民路1号")
    intake.details = [.facts: "张三家", .userClass: "RES"]
    let opened = try hall.casework.register(intake)
    let noted = try hall.act(.note, on: opened, by: "intake_agent", note: "张三来电")
    let view = hall.casework.view(of: noted, by: Self.outside)
    #expect(view.statement == nil)
    #expect(view.contact == Contact())
    #expect(view.notes.map(\.text) == [nil])
    #expect(view.details?[.facts] == nil)
    #expect(view.details?[.userClass] == "RES")
    #expect((view.number, view.state, view.clocks) == (noted.number, noted.state, noted.clocks))
  }

  @Test func `R-267: a complaint is never seen or handled by the person complained of`() throws {
    let hall = try hall()
    var intake = Intake(kind: "COMPLAINT", category: "SA01", channel: "PHONE")
    intake.details = [.target: "wang", .targetLevel: "PERSON"]
    let opened = try hall.casework.register(intake)
    #expect(!hall.casework.maySee(opened, reader: Self.accused))
    #expect {
      try hall.act(.accept, on: opened, by: "wang")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    #expect(try hall.act(.accept, on: opened, by: "intake_agent").state == .accepted)
  }

  @Test func `R-267: where nobody who handles may see it, the general manager does`() throws {
    let hall = try hall()
    var intake = Intake(kind: "COMPLAINT", category: "SA01", channel: "PHONE")
    intake.details = [.target: "wang", .targetLevel: "PERSON"]
    let opened = try hall.casework.register(intake)
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    let staff = [
      StaffMember(id: "wang", name: "王", department: "DISC", roles: ["handler"]),
      StaffMember(id: "chief", name: "总", department: "OFFICE", roles: ["general_manager"]),
      StaffMember(id: "clerk", name: "员", department: "DISC", roles: ["intake_agent"]),
    ]
    func take(_ others: [StaffMember] = [], by id: String) throws -> Case {
      try Casework(
        store: hall.store, policy: hall.policy, staff: staff + others,
        clock: { hall.hand.now }
      ).carryOut(ActionOrder(.take, on: opened.number, by: id))
    }
    for id in ["wang", "clerk"] {
      refuses(.forbidden, naming: "general_manager") { try take(by: id) }
    }
    let other = StaffMember(id: "sun", name: "孙", department: "DISC", roles: ["handler"])
    refuses(.forbidden, naming: "ask department_head or handler") { try take([other], by: "chief") }
    #expect(try take(by: "chief").assignee == "chief")
  }

  @Test func `R-022: whoever meets the customer first answers for the case to its end`() throws {
    let hall = try hall()
    var typed = Intake(kind: "COMPLAINT", category: "FE01", channel: "PHONE")
    typed.actor = "intake_agent"
    #expect(try hall.casework.register(typed).owner == "intake_agent")
    let own = try hall.complaint()
    #expect(own.owner == "CSC")
    let accepted = try hall.act(.accept, on: own, by: "intake_agent")
    #expect(accepted.owner == "intake_agent")
    try hall.act(.dispatch, on: own, by: "intake_agent")
    try hall.act(.approve, on: own, by: "manager_in_charge")
    let taken = try hall.act(.take, on: own, by: "chen")
    #expect((taken.owner, taken.assignee) == ("intake_agent", "chen"))
  }

  @Test func `R-102: the person in charge is who takes it or is named, never who is complained of`()
    throws
  {
    let hall = try hall()
    var intake = Intake(kind: "COMPLAINT", category: "SQ01", channel: "PHONE")
    intake.details = [.target: "li"]
    let opened = try hall.casework.register(intake)
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    for (person, kind) in [
      ("li", CaseworkError.Kind.forbidden), ("nobody", .badData),
    ] {
      #expect {
        try hall.act(.take, on: opened, by: "handler") { $0.particulars.person = person }
      } throws: { ($0 as? CaseworkError)?.kind == kind }
    }
    let taken = try hall.act(.take, on: opened, by: "department_head") {
      $0.particulars.person = "chen"
    }
    #expect(taken.assignee == "chen")
  }
}
