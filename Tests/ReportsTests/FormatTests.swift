import Cases
import Foundation
import Halls
import Policy
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct FormatTests {
  let hall: Hall
  let report: Report

  init() throws {
    hall = try Hall.ofNovember()
    try ComplaintReportTests.november(in: hall)
    report = try hall.report("RP-01", "2026-11")
  }

  /// A report whose cells would be formulas, markup and table marks.
  private var hostile: Report {
    var report = report
    let names = Names(zh: "=1+1|<b>", en: "@sum")
    report.sections = [
      ReportSection(
        code: "hostile", title: names, columns: [Label("a", names), Label("b", names)],
        rows: [[.label(Label("-x", names)), .change(-3)], [.text("+a,\"b\""), .none]], total: nil,
        n: 1, remarks: [], chart: nil)
    ]
    return report
  }

  @Test func `CSV has a byte order mark, and a cell like a formula is guarded`() {
    let csv = hostile.csv(in: "zh-CN", by: hall.policy)
    #expect(csv.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(csv.contains("'-x,'=1+1|<b>,-3\r\n"))
    #expect(csv.contains("\"'+a,\"\"b\"\"\""))
  }

  @Test func `CSV shows control characters and lets lines be lines`() {
    let cell = "a\u{0}\u{7}\u{1B}[31m\u{7F}\u{9B}b\tc"
    #expect(CSVRow([cell]).text == "a\u{2400}\u{2407}\u{241B}[31m\u{2421}\u{FFFD}b c\r\n")
    #expect(CSVRow(["a\nb\r\nc\rd", "\t=1"]).text == "\"a\nb\nc\nd\",' =1\r\n")
  }

  @Test func `CSV has a rate with its numbers in cells of their own`() {
    let csv = report.csv(in: "en", by: hall.policy)
    #expect(csv.contains("share.hits,share.n,share.low,share.high"))
    #expect(csv.contains("FE01,Charging and fees,3,0.6000,3,5,0.2307,0.8824,1,2,"))
  }

  @Test(arguments: ["zh-CN", "en"])
  func `HTML is well-formed, needs nothing else and tells its charts in words`(language: String) {
    for page in [report, hostile].map({ $0.html(in: language, by: hall.policy) }) {
      let parser = XMLParser(
        data: Data(page.replacing("<!DOCTYPE html>", with: "").utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      for outside in ["<script", "http:", "https:", "src=", "@import", "<b>"] {
        #expect(!page.contains(outside), "\(outside)")
      }
    }
    let page = report.html(in: language, by: hall.policy)
    #expect(page.contains("<svg role=\"img\""))
    #expect(page.contains("<html lang=\"\(language)\""))
  }

  @Test func `JSON is one document, the same in every language, rates between 0 and 1`() throws {
    let json = report.json(by: hall.policy)
    let page = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(page["report"] as? String == "RP-01")
    #expect(page["name"] as? String == "complaint_monthly")
    #expect(page["n"] as? Int == 5)
    #expect((page["cutOff"] as? [String: Any])?["at"] as? String == "2026-12-01T00:00:00+08:00")
    let parts = try #require(page["sections"] as? [[String: Any]])
    let channels = try #require(parts.first { $0["code"] as? String == "by_channel" })
    let row = try #require((channels["rows"] as? [[String: Any]])?.first)
    #expect((row["share"] as? [String: Any])?["rate"] as? Double == 0.4)
    #expect((row["channel"] as? [String: Any])?["code"] as? String == "KIOSK")
  }

  @Test func `Markdown stands in columns for Chinese and Latin text alike`() throws {
    let page = report.markdown(in: "zh-CN", by: hall.policy)
    let lines = page.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(lines.count > 20)
    var widths: [Int] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| ") else {
        #expect(Set(widths).count <= 1)
        widths = []
        continue
      }
      widths.append(
        line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFF60).contains($1.value) ? 2 : 1) })
    }
    #expect(hostile.markdown(in: "zh-CN", by: hall.policy).contains("=1+1\\|<b>"))
  }
}
