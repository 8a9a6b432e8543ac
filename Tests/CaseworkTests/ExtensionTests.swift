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
    let recipients = hall.casework.recipients(
      of: told.reason, clock: nil, department: told.department, level: told.level)
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
    _ = try extend(hall.complaint(), in: hall, by: "centre")
    // Who belongs to no department belongs to every one.
    _ = try extend(hall.complaint(), in: hall, by: "handler")
    let free = try Hall(staff: Self.staff, site: "extension: {agreed_with: []}\n")
    let extended = try extend(free.complaint(), in: free, by: "net")
    #expect(try free.data(of: "case.extended", about: extended)["agreedBy"] == nil)
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
