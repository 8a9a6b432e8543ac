import CaseStore
import Cases
import Casework
import Foundation
import GeneratedYear
import Halls
import Policy
import Reports
import Testing

struct ReproducibilityTests {
  let hall: Hall

  init() throws {
    hall = try Hall.ofNovember()
    try ComplaintReportTests.november(in: hall)
  }

  /// All reports of the water policy but those that are of now.
  private func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    for plan in hall.policy.reports where plan.code != "sampling_sheet" {
      let report = try hall.report(plan.code, "2026-11", now: "2026-12-01T00:00")
      pages[plan.code] =
        report.markdown(in: "zh-CN", by: hall.policy) + report.csv(in: "en", by: hall.policy)
        + report.json(by: hall.policy) + report.html(in: "zh-CN", by: hall.policy)
    }
    return pages
  }

  @Test func `R-200 the same journal gives the same bytes`() throws {
    #expect(try pages() == pages())
  }

  @Test func `a report of a past period is as it was at its end, whatever happened later`() throws {
    let before = try pages()
    hall.at("2026-12-03T09:00")
    for opened in try hall.store.read({ try $0.cases(.init(kind: "COMPLAINT")) })
    where opened.state == .registered {
      try hall.act(.correct, on: opened, by: "intake_agent") { $0.particulars.category = "SQ01" }
      try hall.tell(opened)
    }
    for told in try hall.store.read({ try $0.cases(.init(state: .revisitPending)) }) {
      try hall.revisit(told, solved: "yes", score: 5)
    }
    try hall.register()
    let after = try pages()
    for (name, page) in before { #expect(after[name] == page, "\(name)") }
    let december = try hall.report("RP-01", "2026-12")
    #expect(december.part("overview")?.cell("registered", "value") == .count(1))
  }

  @Test func `what is entered late with an earlier time counts in the period of that time`() throws
  {
    hall.at("2026-12-02T09:00")
    try hall.register(phone: "+8613800138077") { $0.at = Hall.time("2026-11-30T22:00") }
    let report = try hall.report("RP-01", "2026-11")
    #expect(report.header.n == 6)
    #expect(report.header.cutOff == Hall.time("2026-12-01T00:00"))
  }

  @Test func `R-066 a report says period, cut-off, sites, policy version, n and who signs`() throws
  {
    let report = try hall.report("RP-01", "2026-11", now: "2026-11-20T09:00")
    #expect(report.header.cutOff == Hall.time("2026-11-05T09:00"))
    #expect(report.header.sites.map(\.site) == [101])
    let page = report.markdown(in: "zh-CN", by: hall.policy)
    for line in [
      "期间：2026-11", "数据截至：2026-11-05T09:00:00+08:00", "站点：101",
      "策略版本：\(hall.policy.version)", "统计件数 n：5", "编制：", "审核：", "批准：",
    ] {
      #expect(page.contains(line), "\(line)")
    }
  }

  @Test func `R-200 erasure keeps every figure`() throws {
    let before = try pages()
    let number = try #require(try hall.store.read { try $0.cases(.init(category: "FE01")) }.first)
      .number
    hall.at("2026-12-03T09:00")
    try hall.store.write { transaction in
      _ = try transaction.append(
        .erased, subject: number, at: Hall.time("2026-12-03T09:00"),
        data: ["state": .string(try #require(try transaction.snapshot.find(number)).state.rawValue)]
      )
    }
    #expect(try pages() == before)
  }

  @Test func `R-260 no report names a customer or tells what was said`() throws {
    for page in try pages().values {
      for secret in ["张三", "13800138", "水费太高"] { #expect(!page.contains(secret)) }
    }
  }

  @Test func `every word that a report uses stands in the policy`() throws {
    for plan in hall.policy.reports {
      let page = try hall.report(plan.code, "2026-11").json(by: hall.policy)
      for match in page.matches(of: /"zh":"([a-z]+_[a-z_]+)"/) {
        Issue.record("\(plan.code): \(match.1) has no name")
      }
    }
  }
}
