import Foundation
import Testing

@Suite struct ReportCommandTests {
  @Test func `R-203 a report is printed by number or name, in four formats`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let json = try hall.run("report", "RP-01", "--period", "2026-11", "--json")
    #expect(json.status == 0)
    #expect(json.object["n"] as? Int == 1)
    #expect(json.object["sites"] as? [String] == ["101"])
    let named = try hall.run(
      "report", "complaint_monthly", "--period", "2026-11", "--format", "json")
    #expect(named.output == json.output)
    let csv = try hall.run("report", "RP-01", "--period", "2026-Q4", "--format", "csv")
    #expect(csv.output.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    let html = try hall.run(
      "report", "RP-01", "--period", "2026", "--format", "html", "--language", "en")
    #expect(html.output.hasPrefix("<!DOCTYPE html>"))
    let markdown = try hall.run("report", "RP-01", "--period", "2026-11")
    #expect(markdown.output.hasPrefix("# RP-01 投诉汇总分析\n"))
    #expect(try hall.run("report", "RP-11").status == 0)
    let listed = try hall.run("report", "list", "--json").array
    #expect(listed.count == 20)
    // A clock may have a report's name; what is due then is another thing.
    let daily = listed.filter { $0["cadence"] as? String == "daily" }
    let due = daily.map { $0["dueAt"] as? String }
    #expect(due == ["2026-11-24T00:00:00+08:00", "2026-11-24T00:00:00+08:00"])
  }

  @Test(
    arguments: [
      (["RP-01"], 64), (["RP-01", "--period", "2026-13"], 64), (["RP-01", "--period", "2031"], 65),
      (["RP-10", "--period", "2026-11"], 66),
      (["RP-20", "--period", "2026-11", "--by", "handler"], 77),
      (["RP-20", "--period", "2026-11", "--by", "general_manager"], 0),
      (["RP-20", "--period", "2026-11"], 0),
      (["RP-01", "--period", "2026-11", "--by", "nobody"], 77),
    ] as [([String], Int32)])
  func `R-222 what cannot be told says why`(arguments: [String], status: Int32) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.run(["report"] + arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty == (status == 0))
  }
}
