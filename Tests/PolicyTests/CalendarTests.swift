import Cases
import Foundation
import Halls
import Policy
import Testing

struct CalendarTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  private func time(_ text: String) throws -> Date {
    try #require(Timestamp.time(text + "+08:00"))
  }

  @Test(arguments: [
    ("first_contact", "2026-11-20T18:00:00", "2026-11-21T18:00:00"),
    ("resolve_default", "2026-11-20T18:00:00", "2026-11-22T18:00:00"),
    ("resolve_product_quality", "2026-11-20T18:00:00", "2026-11-23T18:00:00"),
    ("unit_acceptance", "2026-11-20T23:50:00", "2026-11-21T00:10:00"),
    ("dispatch_hotline", "2026-11-20T18:00:00", "2026-11-20T18:03:00"),
    ("acknowledge", "2026-11-20T18:00:00", "2026-11-20T18:00:00"),
    ("weekly_reinspection", "2026-11-20T18:00:00", "2026-11-27T18:00:00"),
    ("revisit_repair", "2026-01-31T10:00:00", "2026-02-28T10:00:00"),
    ("outage_planned_notice", "2026-11-20T18:00:00", "2026-11-19T18:00:00"),
  ])
  func `A-22 hours and plain days run without stop`(id: String, from: String, due: String) throws {
    #expect(try policy.deadline(id, from: time(from))?.dueAt == time(due))
  }

  @Test(arguments: [
    // A Thursday: the next working day is Friday.
    ("result_to_customer", "2026-11-19T09:00:00", "2026-11-20T17:30:00"),
    // Started late at night, still counted from the date.
    ("result_to_customer", "2026-11-19T23:59:00", "2026-11-20T17:30:00"),
    // A Friday: over the weekend.
    ("result_to_customer", "2026-11-20T09:00:00", "2026-11-23T17:30:00"),
    // A Saturday.
    ("revisit_default", "2026-11-21T09:00:00", "2026-11-24T17:30:00"),
    // Spring Festival 2026: 14 February is worked, 15 to 23 are off.
    ("result_to_customer", "2026-02-13T09:00:00", "2026-02-14T17:30:00"),
    ("revisit_default", "2026-02-13T09:00:00", "2026-02-24T17:30:00"),
    ("result_to_customer", "2026-02-14T16:00:00", "2026-02-24T17:30:00"),
    // National Day 2025 with its make-up days.
    ("revisit_default", "2025-09-26T09:00:00", "2025-09-29T17:30:00"),
    ("revisit_default", "2025-09-30T09:00:00", "2025-10-10T17:30:00"),
    ("result_to_customer", "2025-10-10T09:00:00", "2025-10-11T17:30:00"),
  ])
  func `R-121 A-13 working days skip weekends and holidays and count make-up days`(
    id: String, from: String, due: String
  ) throws {
    let deadline = try #require(policy.deadline(id, from: time(from)))
    #expect(try deadline.dueAt == time(due))
    #expect(deadline.uncoveredYears.isEmpty)
  }

  @Test func `a deadline explains itself without a gap`() throws {
    let deadline = try #require(
      policy.deadline("revisit_default", from: time("2026-02-13T09:00:00")))
    #expect(
      deadline.counted.map(\.reason) == [
        "not counted: day of the start", "make-up working day", "not counted: holiday 春节",
        "working day",
      ])
    #expect(zip(deadline.counted, deadline.counted.dropFirst()).allSatisfy { $0.to == $1.from })
    #expect(deadline.counted.first?.from == deadline.from)
    #expect(deadline.counted.last?.to == deadline.dueAt)
  }

  @Test(arguments: [
    ("2026-11-20T09:00:00", "2026-11-20T11:00:00"),
    ("2026-11-20T16:30:00", "2026-11-23T09:30:00"),
    ("2026-11-21T12:00:00", "2026-11-23T10:30:00"),
    ("2026-11-20T15:30:00", "2026-11-20T17:30:00"),
  ])
  func `A-15 two working hours run while the counters are open`(from: String, due: String) throws {
    #expect(try policy.deadline("dispatch_approval", from: time(from))?.dueAt == time(due))
  }

  @Test func `a day may have several open stretches`() throws {
    let policy = try ShippedPolicy.policy(
      replacing: "hours: [\"08:30-17:30\"]", with: "hours: [\"08:30-12:00\", \"13:30-17:30\"]")
    let deadline = try #require(
      policy.deadline("dispatch_approval", from: time("2026-11-20T11:00:00")))
    #expect(try deadline.dueAt == time("2026-11-20T14:30:00"))
    #expect(
      deadline.counted.map(\.reason) == ["opening hours", "not counted: closed", "opening hours"])
  }

  @Test func `C-04 A-13 the last hour of a shift is handed over and does not start again`() throws {
    let deadline = try #require(
      policy.deadline("first_reply_in_shift", from: time("2026-11-20T15:40:00")))
    #expect(try deadline.dueAt == time("2026-11-20T16:40:00"))
    #expect(deadline.counted.map(\.reason) == ["shift day", "shift late"])
    let night = try #require(
      policy.deadline("first_reply_in_shift", from: time("2026-11-20T23:30:00")))
    #expect(try night.dueAt == time("2026-11-21T00:30:00"))
  }

  @Test(arguments: [
    ("complaint_monthly", "2026-10-14T00:00:00", "2026-11-06T17:30:00"),
    ("complaint_quarterly", "2026-08-14T00:00:00", "2026-10-20T17:30:00"),
    ("public_service_quality", "2025-08-14T00:00:00", "2026-01-01T00:00:00"),
  ])
  func `C-53 C-54 reports fall due by working days after their period`(
    report: String, from: String, due: String
  ) throws {
    #expect(try policy.deadline(report, from: time(from))?.dueAt == time(due))
  }

  @Test func `C-56 A-09 a tobacco report falls due inside its quarter`() throws {
    let tobacco = try ShippedPolicy.policy("tobacco")
    #expect(
      try tobacco.deadline("expectation_analysis", from: time("2026-10-14T00:00:00"))?.dueAt
        == time("2026-12-16T00:00:00"))
  }

  @Test func `an uncovered year is told, never silently counted`() throws {
    let deadline = try #require(
      policy.deadline("result_to_customer", from: time("2026-12-31T09:00:00")))
    #expect(deadline.uncoveredYears == [2027])
    #expect(try policy.findings(asOf: time("2026-06-01T00:00:00")).isEmpty)
    let autumn = try policy.findings(asOf: time("2026-11-22T00:00:00"))
    #expect(autumn.map(\.severity) == [.warning])
    let next = try policy.findings(asOf: time("2027-01-01T00:00:00"))
    #expect(next.map(\.severity) == [.error])
    #expect(next.first?.file == "holidays.yaml")
  }

  @Test func `the holiday tables are the State Council's: 28 and 33 days off, 5 and 6 made up`() {
    func count(_ year: Int) -> (Int, Int) {
      (
        policy.holidays.holidays.keys.filter { $0.year == year }.count,
        policy.holidays.makeUpDays.filter { $0.year == year }.count
      )
    }
    #expect(count(2025) == (28, 5))
    #expect(count(2026) == (33, 6))
    #expect(policy.holidays.years == [2025, 2026])
  }

  @Test(arguments: ["PT24H", "P3D", "P1W", "P1M", "P1Y", "PT0S", "P1DT2H", "PT1H30M"])
  func `a duration of ISO 8601 is read`(text: String) {
    #expect(CalendarSpan(text) != nil)
  }

  @Test(arguments: [
    "", "P", "PT", "24H", "P-1D", "PT24", "P1S", "P99999999999999999999D", "PT1.5H",
  ])
  func `what is no duration is refused`(text: String) {
    #expect(CalendarSpan(text) == nil)
  }
}
