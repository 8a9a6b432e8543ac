import Foundation
import Testing

/// `hearwell slip show` by the real program.
@Suite struct SlipShowTests {
  @Test(arguments: [
    ("zh-CN", ["投诉受理单", "工单号", "受理时间", "2026-11-23 09:00", "水费比上月多三倍", "请记下工单号"]),
    ("en", ["Acceptance slip", "Case number", "2026-11-23 09:00", "Note the number"]),
  ])
  func `a slip is Chinese or English, and says the policy's and the kiosk's own words`(
    language: String, texts: [String]
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let shown = try hall.run("slip", "show", number, "--language", language)
    #expect(shown.status == 0, "\(shown.errors)")
    for text in texts { #expect(shown.output.contains(text), "\(text)") }
    let last = try #require(shown.output.split(separator: "\n").last).description
    #expect(try hall.run("slip", "verify", last).status == 0)
    let document = try hall.run("slip", "show", number, "--json").object
    #expect(document["code"] as? String == last && document["number"] as? String == number)
    #expect(try hall.sql("SELECT count(*) FROM access_log WHERE what = 'slip'") == "2\n")
  }

  @Test(arguments: [(100, 50, true), (40, 12, false)])
  func `the code is drawn on a terminal that has room for it`(
    columns: Int, rows: Int, isDrawn: Bool
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let shown = try hall.shell(
      "script -qec 'stty cols \(columns) rows \(rows); \(Hall.program) slip show \(number)' /dev/null"
    )
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("\u{1B}[30;107m") == isDrawn)
    #expect(shown.output.contains("HW1.\(number).") != isDrawn)
  }

  @Test func `a case that is not there or that somebody may not see has no slip to show`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    #expect(try hall.run("slip", "show", "101100000754").status == 66)
    #expect(try hall.run("slip", "show", "101100000755").status == 65)
    let number = try hall.complaint()
    #expect(try hall.run("slip", "show", number, "--by", "nobody").status == 77)
  }
}
