import CaseStore
import Cases
import Foundation
import GeneratedYear
import Halls
import Testing

/// A seeded sample of the year that `Tests/torture` lives through whole.
@Suite struct YearOfCasesTests {
  private static let start = Date(timeIntervalSince1970: 1_767_196_800)  // 2026-01-01 in China

  private func lived(in hall: Hall, cases: Int) throws -> YearOfCases {
    var year = YearOfCases(
      of: cases, from: Self.start, seed: 1, store: hall.store, policy: hall.policy)
    try year.live()
    return year
  }

  @Test func `R-123: a year of cases leaves a store that agrees with itself, and none forgotten`()
    throws
  {
    let hall = try Hall()
    let year = try lived(in: hall, cases: 120)
    #expect(year.tally.registered > 100 && year.tally.breaches > 0)
    #expect(year.tally.refused == [:])
    let problems = try YearInspection(store: hall.store, casework: year.casework).problems()
    #expect(problems == [])
    #expect(try ReportInspection(store: hall.store, policy: hall.policy).problems(year: 2026) == [])
    let cases = try hall.store.read { try $0.cases(.init()) }
    let kinds = Set(cases.map(\.kind))
    #expect(kinds.isSuperset(of: ["CONSULT", "REPAIR", "COMPLAINT", "QUERY", "SUGGEST"]))
    #expect(cases.contains { $0.reopenCount > 0 })
    for action in ["confirm", "revisit", "score", "archive"] {
      #expect(year.tally.done.keys.contains(action))
    }
  }

  @Test func `the same seed lives the same year`() throws {
    let years = try (0..<2).map { _ in
      let hall = try Hall()
      let year = try lived(in: hall, cases: 15)
      return try (year.tally, hall.store.read { try $0.cases(.init()) }.map(\.history))
    }
    #expect(years[0].0 == years[1].0)
    #expect(years[0].1 == years[1].1)
  }
}
