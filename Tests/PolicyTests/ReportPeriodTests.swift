import Policy
import Testing

struct ReportPeriodTests {
  @Test(arguments: [
    ("2026-11", "2026-10"), ("2026-Q1", "2025-Q4"), ("2026", "2025"), ("2026-01", "2025-12"),
    ("2026-03-01", "2026-02-28"),
  ])
  func `a period knows the one before`(period: String, previous: String) throws {
    let parsed = try #require(ReportPeriod(period))
    #expect(parsed.text == period)
    #expect(parsed.previous.text == previous)
  }

  @Test(arguments: ["2026-13", "2026-Q5", "26", "2026-1", "2026-Q", "", "2026-11-31", "now"])
  func `what is no period is refused`(text: String) { #expect(ReportPeriod(text) == nil) }
}
