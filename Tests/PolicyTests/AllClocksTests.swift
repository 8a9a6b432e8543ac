import Foundation
import Halls
import Policy
import Testing

/// Every clock of rules.md section 5 is data, in force or a variant of another organisation.
struct AllClocksTests {
  @Test(arguments: 1...58)
  func `C-01 to C-58: a clock is found by its number and ends, or says why it has no time`(
    number: Int
  ) throws {
    let policy = try ShippedPolicy.policy()
    let name = "C-\(number < 10 ? "0" : "")\(number)"
    let from = Timeline.time("2026-11-18T10:00:00")
    let deadline = try #require(policy.deadline(name, from: from), "\(name)")
    #expect(policy.deadlines[deadline.id]?.number == name)
    // A date from outside, or rings, are no times that a calendar can count.
    let isCounted = ![18, 28, 38, 52].contains(number)
    #expect((deadline.dueAt != nil) == (isCounted || number == 18))
  }

  @Test(arguments: [
    ("C-53", "2026-11-18T10:00:00", "2026-12-07T17:30:00"),
    ("C-54", "2026-08-18T10:00:00", "2026-10-20T17:30:00"),
    ("C-55", "2026-08-18T10:00:00", "2026-10-20T17:30:00"),
    ("C-56", "2026-08-18T10:00:00", "2026-09-16T00:00:00"),
    ("C-57", "2026-11-18T10:00:00", "2026-12-21T00:00:00"),
    ("C-58", "2026-11-18T10:00:00", "2026-12-01T00:00:00"),
  ])
  func `R-203 R-204 R-205 R-206 R-207 R-208: reports are due by their period`(
    clock: String, from: String, due: String
  ) throws {
    let policy = try ShippedPolicy.policy()
    #expect(policy.deadline(clock, from: Timeline.time(from))?.dueAt == Timeline.time(due))
  }
}
