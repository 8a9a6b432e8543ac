import Cases
import Foundation
import Halls
import Policy
import Testing

/// When the reports of the register (2.10) are due, and for whom.
@Suite struct ReportRuleTests {
  /// R-203 R-204 R-205: the dates are proposed, n-th working day after the period.
  @Test(arguments: [
    ("R-203", "complaint_monthly", "2026-09-15T10:00:00", "2026-10-13T17:30:00"),
    ("R-203", "complaint_monthly", "2026-11-02T10:00:00", "2026-12-07T17:30:00"),
    ("R-204", "complaint_quarterly", "2026-08-01T10:00:00", "2026-10-20T17:30:00"),
    ("R-205", "closed_cases_review", "2026-09-30T10:00:00", "2026-10-20T17:30:00"),
    ("R-211", "public_service_quality", "2026-03-01T10:00:00", "2027-01-01T00:00:00"),
    ("R-217", "rule_review", "2026-03-01T10:00:00", "2027-01-01T00:00:00"),
  ])
  func `a report is due when its rule says`(
    rule: String, report: String, within: String, due: String
  ) throws {
    // R-203 R-204 R-205 R-211 R-217
    let policy = try ShippedPolicy.policy()
    let deadline = try #require(policy.deadline(report, from: Timeline.time(within)))
    #expect(deadline.dueAt.map(Timeline.text) == due, "\(rule)")
  }

  @Test(arguments: [
    ("expectation_analysis", "2026-12-16T00:00:00"), ("opinion_summary", "2026-12-21T00:00:00"),
    ("complaint_bulletin", "2026-12-21T00:00:00"),
  ])
  func `R-206 R-207 a tobacco company's quarterly reports fall due before the quarter ends`(
    report: String, due: String
  ) throws {
    let tobacco = try ShippedPolicy.policy("tobacco")
    for day in ["2026-10-08", "2026-12-30"] {
      let deadline = try #require(
        tobacco.deadline(report, from: Timeline.time(day + "T10:00:00")))
      #expect(deadline.dueAt.map(Timeline.text) == due)
    }
    #expect(try ShippedPolicy.policy().reports[report] == nil)
  }

  @Test(arguments: [
    ("R-012", "timeliness_assessment", "RP-25", "monthly", ["general_manager"]),
    ("R-130", "three_day_review", "RP-12", "daily", ["shift_leader"]),
    ("R-172", "revisit_report", "RP-13", "monthly", ["CSC"]),
    ("R-184", "satisfaction_survey", "RP-16", "quarterly", ["general_manager"]),
    ("R-201", "voice_statistics", "RP-04", "monthly", ["OFFICE"]),
    ("R-202", "type_cause_trend", "RP-24", "monthly", ["general_manager"]),
    ("R-203", "complaint_monthly", "RP-01", "monthly", ["general_manager"]),
    ("R-204", "complaint_quarterly", "RP-02", "quarterly", ["HQ"]),
    ("R-208", "analysis_meeting_file", "RP-06", "monthly", ["meeting"]),
    ("R-209", "office_summary", "RP-05", "monthly", ["EMO"]),
    ("R-214", "opinion_analysis", "RP-15", "monthly", ["all_departments"]),
    ("R-222", "penalty_ledger", "RP-20", "monthly", ["general_manager"]),
  ])
  func `a report has its number, cadence and recipients`(
    rule: String, report: String, number: String, cadence: String, recipients: [String]
  ) throws {
    let plan = try #require(try ShippedPolicy.policy().reports[report], "\(rule)")
    #expect(plan.number == number)
    #expect(plan.cadence.rawValue == cadence)
    #expect(plan.recipients == recipients)
  }

  @Test func `R-203 hot issues go to the general manager's meeting`() throws {
    #expect(try ShippedPolicy.policy().reports["complaint_monthly"]?.copiesTo == ["GMO"])
  }

  @Test(arguments: [
    ("gas", "points_sheet", "RP-10"), ("mall", "mall_summary", "RP-23"),
    ("electricity", "handler_assessment", "RP-26"),
  ])
  func `R-210 R-213 R-229 other organisations' reports belong to their profile`(
    profile: String, report: String, number: String
  ) throws {
    #expect(try ShippedPolicy.policy(profile).reports[report]?.number == number)
    #expect(try ShippedPolicy.policy().reports[report] == nil)
  }
}
