import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

/// More time before the limit: with whose agreement, and how much.
@Suite struct ExtensionTests {
  private static let staff = [
    StaffMember(id: "net", name: "管网员", department: "NET", roles: ["handler"]),
    StaffMember(id: "centre", name: "客服员", department: "CSC", roles: ["handler"]),
  ]

  private func extend(
    _ opened: Case, in hall: Hall, by: String, agreedBy: String? = nil, days: Double = 3
  ) throws -> Case {
    try hall.act(.extend, on: opened, by: by, note: "等待配件") {
      $0.particulars.clock = "resolve_default"
      $0.particulars.until = opened.registeredAt.addingTimeInterval(days * 86_400)
      $0.particulars.agreedBy = agreedBy
    }
  }

  @Test func `R-126: whom the policy asks to agree to an extension is kept, or told of it at once`()
    throws
  {
    let hall = try Hall(staff: Self.staff)
    let opened = try hall.complaint()
    let unasked = try extend(hall.complaint(), in: hall, by: "net")
    #expect(unasked.flags.contains(.extended))
    let told = try #require(try hall.store.read { try $0.openAlarms() }.last)
    #expect(told.reason == "extended" && told.caseNumber == unasked.number)
    #expect(told.clock == "resolve_default" && told.dueAt == Hall.time("2026-11-26T09:00"))
    let recipients = hall.casework.recipients(
      of: told.reason, clock: told.clock, department: told.department, level: told.level)
    #expect(recipients.parties == ["CSC"] && recipients.people == ["centre"])
    refuses(.badData, naming: "CSC") { try extend(opened, in: hall, by: "net", agreedBy: "net") }
    refuses(.badData, naming: "--agreed-by 'nobody'") {
      try extend(opened, in: hall, by: "net", agreedBy: "nobody")
    }
    let extended = try extend(opened, in: hall, by: "net", agreedBy: "centre")
    #expect(extended.flags.contains(.extended))
    #expect(try hall.data(of: "case.extended", about: opened)["agreedBy"] as? String == "centre")
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-126: one of those whom the policy names agrees by extending`() throws {
    let hall = try Hall(staff: Self.staff)
    let agreed = try extend(hall.complaint(), in: hall, by: "centre")
    #expect(try hall.data(of: "case.extended", about: agreed)["agreedBy"] as? String == "centre")
    #expect(try hall.store.read { try $0.openAlarms() }.isEmpty)
    let free = try Hall(staff: Self.staff, site: "extension: {agreed_with: []}\n")
    let extended = try extend(free.complaint(), in: free, by: "net")
    #expect(try free.data(of: "case.extended", about: extended)["agreedBy"] == nil)
  }

  @Test func `R-126: who belongs to every department agrees to another's wish, not to their own`()
    throws
  {
    let hall = try Hall()
    let alone = try extend(hall.complaint(), in: hall, by: "handler")
    #expect(try hall.data(of: "case.extended", about: alone)["agreedBy"] == nil)
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["extended"])
    let opened = try hall.complaint()
    refuses(.badData, naming: "CSC") {
      try extend(opened, in: hall, by: "handler", agreedBy: "handler")
    }
    _ = try extend(opened, in: hall, by: "handler", agreedBy: "intake_agent")
    #expect(
      try hall.data(of: "case.extended", about: opened)["agreedBy"] as? String == "intake_agent")
  }

  @Test
  func `R-126 R-164: what is told of more time has its reason, what is told of a result its own`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    try hall.act(.dispatch, on: opened, by: "intake_agent")
    try hall.act(.approve, on: opened, by: "manager_in_charge")
    try hall.act(.take, on: opened, by: "handler")
    let planned = try hall.act(.plan, on: opened, by: "handler") {
      $0.particulars.cause = "READING"
      $0.particulars.person = "handler"
    }
    #expect(planned.state == .planApproval)
    let extended = try extend(opened, in: hall, by: "handler")
    func told(_ form: String, _ field: String) throws -> [String]? {
      try hall.casework.page(form, of: extended, language: "zh-CN").columns
        .first { $0.field == field }?.lines
    }
    #expect(try told("extended", "reason") == ["等待配件"])
    #expect(try told("extended", "new_due") == ["2026-11-26 09:00"])
    #expect(try told("result_ready", "reason") == ["抄表差错"])
  }

  @Test func `R-126: no extension moves a clock by more than the longest time of the policy`()
    throws
  {
    let hall = try Hall(site: "extension: {longest: P1M}\n")
    let opened = try hall.complaint()
    // Due on the 25th; a month later is the 25th of December.
    refuses(.badData, naming: "2026-12-25T09:00:00+08:00") {
      try extend(opened, in: hall, by: "handler", days: 33)
    }
    _ = try extend(opened, in: hall, by: "handler", days: 32)
    let strict = try Hall(site: "extension: {longest: P2D}\n")
    let other = try strict.complaint()
    refuses(.badData, naming: "2026-11-27") {
      try extend(other, in: strict, by: "handler", days: 5)
    }
  }
}
