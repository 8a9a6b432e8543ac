import CaseStore
import Cases
import Casework
import Foundation
import GeneratedYear
import Halls
import Policy
import Reports
import Testing

/// November 2026 with figures that can be counted by hand: five complaints, a repair and a walk-up.
struct ComplaintReportTests {
  let hall: Hall

  init() throws {
    hall = try Hall.ofNovember()
    try Self.november(in: hall)
  }

  static func november(in hall: Hall) throws {
    hall.at("2026-10-20T09:00")
    try hall.register(phone: "+8613800138009")
    hall.at("2026-11-02T09:00")
    let solved = try hall.register(phone: "+8613800138001")
    hall.at("2026-11-02T09:30")
    let again = try hall.register("COMPLAINT", "MR01", by: "WECHAT", phone: "+8613800138002")
    hall.at("2026-11-02T10:00")
    try hall.register("COMPLAINT", "SA01", phone: nil) { $0.contact.name = nil }
    hall.at("2026-11-03T09:00")
    try hall.tell(solved)
    try hall.tell(again, cause: "别的原因")
    hall.at("2026-11-04T09:00")
    try hall.revisit(solved, solved: "yes", score: 3)
    try hall.revisit(again, solved: "no", score: 3)
    hall.at("2026-11-05T09:00")
    try hall.register("COMPLAINT", "FE01", by: "KIOSK", phone: "+8613800138004") {
      $0.details[.targetLevel] = "PERSON"
    }
    try hall.register("COMPLAINT", "FE01", by: "KIOSK", phone: "+8613800138005")
    try hall.register("REPAIR", "LK01", by: "IVR", phone: "+8613800138006")
  }

  @Test func `R-203 R-200 RP-01 counts complaints by category, department, channel and target`()
    throws
  {
    let report = try hall.report("RP-01", "2026-11")
    #expect(report.header.n == 5)
    let categories = try #require(report.part("by_category"))
    #expect(categories.cell("FE01", "registered") == .count(3))
    #expect(categories.cell("FE01", "previous") == .count(1))
    #expect(categories.cell("FE01", "change") == .change(2))
    #expect(categories.cell("MR01", "registered") == .count(1))
    #expect(categories.cell("SA01", "registered") == .count(1))
    #expect(report.part("by_channel")?.cell("KIOSK", "registered") == .count(2))
    #expect(report.part("by_department")?.cell("BIZ", "registered") == .count(2))
    #expect(report.part("by_target")?.cell("PERSON", "registered") == .count(1))
    #expect(report.part("by_target")?.cell("not_stated", "registered") == .count(4))
    #expect(report.part("overview")?.cell("closed", "value") == .count(1))
    #expect(report.part("overview")?.cell("open", "value") == .count(4))
    #expect(report.part("overview")?.cell("reopened", "value") == .count(1))
  }

  @Test func `R-200 totals by category, department, channel, kind and target are one`() throws {
    let report = try hall.report("RP-01", "2026-11")
    for part in ["by_category", "by_department", "by_channel", "by_kind", "by_target"] {
      #expect(report.part(part)?.sum("registered") == 5, "\(part)")
    }
    let timeliness = try #require(report.part("timeliness"))
    #expect(
      report.part("overview")?.cell("in_time", "value") == .count(timeliness.sum("in_time")))
    #expect(report.part("overview")?.cell("late", "value") == .count(timeliness.sum("late")))
    let satisfaction = try #require(report.part("satisfaction"))
    #expect(satisfaction.sum("satisfied") == 1)
    #expect(satisfaction.sum("answered") == 2)
  }

  @Test func `R-198 R-202 causes of the policy are counted, other texts are unclassified`() throws {
    let report = try hall.report("RP-24", "2026-11")
    #expect(report.part("by_cause")?.cell("READING", "planned") == .count(1))
    #expect(report.part("by_cause")?.cell("unclassified", "planned") == .count(1))
    let person = try hall.report("RP-01", "2026-11").part("by_person")
    #expect(person?.cell("handler", "planned") == .count(2))
  }

  @Test func `R-185 A-11 a 3 counts as satisfied only where the matter was solved`() throws {
    let overview = try #require(try hall.report("RP-25", "2026-11").part("overview"))
    #expect(overview.cell("answered", "value") == .count(2))
    #expect(overview.cell("satisfied", "value") == .count(1))
    #expect(overview.cell("unsatisfied", "value") == .count(1))
    #expect(overview.cell("satisfaction_rate", "value") == .rate(Proportion(1, of: 2)))
  }

  @Test func `R-012 below n = 30 nobody is ranked, and the row says why`() throws {
    let departments = try #require(try hall.report("RP-01", "2026-11").part("by_department"))
    for row in departments.rows {
      guard case .label(let label) = row[row.count - 1] else {
        Issue.record("a rank was given")
        continue
      }
      #expect(label.code == "too_few")
    }
  }

  @Test func `R-203 a category with three complaints that grew is a hot issue`() throws {
    let hot = try #require(try hall.report("RP-01", "2026-11").part("hot_issues"))
    #expect(hot.rows.count == 1)
    #expect(hot.cell("FE01", "change") == .change(2))
  }

  @Test func `R-006 the complaint rate needs the number of accounts`() throws {
    let unset = try #require(try hall.report("RP-01", "2026-11").part("complaint_rate"))
    guard case .label(let label)? = unset.cell("per_1000_accounts", "value") else {
      Issue.record("a rate without accounts")
      return
    }
    #expect(label.code == "not_set")
    let hall = try Hall.ofNovember(site: "report_rules: {accounts: 2000}\n")
    try Self.november(in: hall)
    let set = try hall.report("RP-01", "2026-11").part("complaint_rate")
    #expect(set?.cell("per_1000_accounts", "value") == .text("2.500"))
  }

  @Test func `R-204 RP-02 has the quarters before`() throws {
    let trend = try #require(try hall.report("RP-02", "2026-Q4").part("quarter_trend"))
    #expect(trend.rows.count == 1)
    #expect(trend.cell("2026-Q4", "registered") == .count(6))
  }

  @Test func `R-201 RP-04 R-209 RP-05 R-208 RP-06 R-213 classes, voices and causes`() throws {
    #expect(try hall.report("RP-04", "2026-11").part("voices")?.sum("registered") == 5)
    #expect(
      try hall.report("RP-04", "2026-11").part("voices_by_source")?
        .cell("source_direct", "registered") == .count(5))
    #expect(
      try hall.report("RP-05", "2026-11").part("by_class")?
        .cell("conduct", "registered") == .count(1))
    #expect(try hall.report("RP-06", "2026-11").part("by_cause")?.sum("planned") == 2)
  }

  @Test func `R-217 RP-22 R-211 RP-17 show limits and repairs`() throws {
    let limits = try #require(try hall.report("RP-22", "2026").part("rule_timeliness"))
    #expect(limits.cell("first_contact", "late") != nil)
    let repairs = try #require(try hall.report("RP-17", "2026").part("repair_times"))
    #expect(repairs.cell("leak_arrival", "late") == .count(1))
  }
}
