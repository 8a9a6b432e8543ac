import Cases
import Casework
import Foundation
import GeneratedYear
import Halls
import Policy
import Reports
import Testing

struct ProfileReportTests {
  @Test(arguments: [
    ("gas", "RP-10"), ("tobacco", "RP-07"), ("tobacco", "RP-08"), ("tobacco", "RP-09"),
    ("mall", "RP-23"), ("electricity", "RP-26"),
  ])
  func `a report of another organisation exists only under its profile`(
    profile: String, number: String
  ) throws {
    #expect(try ShippedPolicy.policy().report(named: number) == nil)
    #expect(try ShippedPolicy.policy(profile).report(named: number) != nil)
  }

  @Test func `all 26 reports stand in some profile`() throws {
    var numbers: Set<String> = []
    for profile in [nil, "gas", "tobacco", "mall", "electricity"] {
      numbers.formUnion(try ShippedPolicy.policy(profile).reports.map(\.number))
    }
    let all: [String] = (1...26).map { $0 < 10 ? "RP-0\($0)" : "RP-\($0)" }
    #expect(numbers.sorted() == all)
  }

  @Test func `R-206 R-207 A-09 what comes after the cut-off stands in the next quarter`() throws {
    let hall = try Hall.ofNovember(profile: "tobacco")
    for day in ["2026-12-14T23:59", "2026-12-15T00:00"] {
      hall.at(day)
      try hall.register("COMPLAINT", "TB01")
    }
    let fourth = try hall.report("RP-07", "2026-Q4")
    #expect(fourth.header.n == 1)
    #expect(fourth.header.cutOff == Hall.time("2026-12-15T00:00"))
    #expect(try hall.report("RP-07", "2027-Q1", now: "2027-04-01T00:00").header.n == 1)
    // RP-08 and RP-09 are due on the 20th: both cases stand in them.
    #expect(try hall.report("RP-08", "2026-Q4").part("opinions_by_kind")?.sum("registered") == 2)
    #expect(try hall.report("RP-09", "2026-Q4").header.n == 2)
  }

  @Test func `R-207 R-223 R-215 RP-09 names typical cases by number only`() throws {
    let hall = try Hall.ofNovember(profile: "tobacco")
    let report = try hall.report("RP-09", "2026-Q4")
    #expect(report.sections.map(\.code).contains("typical_cases"))
  }

  @Test func `R-210 RP-10 turns handling into points`() throws {
    let hall = try Hall.ofNovember(profile: "gas")
    hall.at("2026-11-02T09:00")
    try hall.register("REPAIR", "LK01")
    let part = try #require(try hall.report("RP-10", "2026-11").part("points"))
    guard case .count(let inTime)? = part.cell("NET", "in_time"),
      case .count(let late)? = part.cell("NET", "late")
    else {
      Issue.record("no department")
      return
    }
    #expect(part.cell("NET", "points") == .change(inTime - late))
  }

  @Test func `R-213 RP-23 counts the mall's classes`() throws {
    let hall = try Hall.ofNovember(profile: "mall")
    try hall.register("COMPLAINT", "ML03")
    let part = try #require(try hall.report("RP-23", "2026-11").part("by_category"))
    #expect(part.cell("ML03", "registered") == .count(1))
  }

  @Test func `R-229 R-240 RP-26 assesses handlers by what they resolved`() throws {
    let hall = try Hall.ofNovember(profile: "electricity")
    let told = try hall.register()
    hall.at("2026-11-03T09:00")
    try hall.tell(told)
    hall.at("2026-11-04T09:00")
    try hall.revisit(told, solved: "yes", score: 5)
    let late = try hall.register("COMPLAINT", "MR01", phone: "+8613800138002")
    hall.at("2026-11-09T09:00")
    try hall.tell(late)
    let part = try #require(try hall.report("RP-26", "2026-Q4").part("handlers"))
    #expect(part.cell("handler", "resolved") == .count(2))
    #expect(part.cell("handler", "in_time") == .count(1))
    #expect(part.cell("handler", "late") == .count(1))
    #expect(part.cell("handler", "satisfied") == .count(1))
  }
}
