import Foundation
import Testing

@Suite struct ScreenFaceTests {
  @Test(arguments: [(80, 25), (40, 12), (200, 60)])
  func `a burst typed on the screen ends with its number`(columns: Int, rows: Int) throws {
    let kiosk = try ScreenSession(columns: columns, rows: rows)
    try kiosk.wait(for: "报修")
    try kiosk.type("1")
    try kiosk.wait(for: "没水或水压低")
    try kiosk.type("1")
    try kiosk.wait(for: "地址")
    try kiosk.type("中山路35号")
    try kiosk.wait(for: "中山路35号")
    try kiosk.press("Enter")
    try kiosk.wait(for: "井盖")
    try kiosk.type("1")
    try kiosk.wait(for: "称呼")
    try kiosk.press("Enter")
    try kiosk.wait(for: "电话")
    try kiosk.type("13800138000")
    try kiosk.wait(for: "回电")
    try kiosk.type("1")
    try kiosk.wait(for: "提交")
    try kiosk.type("1")
    let slip = try kiosk.wait(for: "工单号")
    if columns == 40 { #expect(slip.contains { $0.contains("1011 0000 01") }) }
    if rows == 25 { #expect(slip.filter { $0.contains("█") }.count > 10) }
    try kiosk.press("Enter")
    try kiosk.wait(for: "报修")
  }

  @Test func `backspace and cursor are exact with wide characters at 40 columns`() throws {
    let kiosk = try ScreenSession(columns: 40, rows: 12)
    try kiosk.wait(for: "报修")
    try kiosk.type("2")
    try kiosk.wait(for: "抄表收费")
    try kiosk.type("1")
    try kiosk.wait(for: ">")
    try kiosk.type("漏水漏水漏水漏水漏水漏水漏水漏水漏水")
    try kiosk.wait(for: "漏水漏水漏水漏水漏水漏水漏水漏水漏水")
    try kiosk.type("了")
    try kiosk.wait(for: "   了")
    try kiosk.press("BSpace", "BSpace")
    let rows = try kiosk.wait(for: "> 漏水漏水漏水漏水漏水漏水漏水漏水漏__")
    let row = try #require(rows.firstIndex { $0.contains("漏水漏水") })
    #expect(try kiosk.cursor == "37,\(row)")
  }

  @Test func `the page follows the terminal's size`() throws {
    let kiosk = try ScreenSession(columns: 80, rows: 25)
    try kiosk.wait(for: "▀▀▀")
    try kiosk.resize(columns: 40, rows: 12)
    try kiosk.wait(for: "  5   评价")
    try kiosk.resize(columns: 3, rows: 1)
    try kiosk.resize(columns: 80, rows: 25)
    try kiosk.wait(for: "▀▀▀")
  }

  @Test func `Ctrl-C leaves an unlocked kiosk and gives the terminal back`() throws {
    let kiosk = try ScreenSession(columns: 80, rows: 25)
    try kiosk.wait(for: "报修")
    try kiosk.press("C-z", "C-\\", "C-s", "C-q")
    try kiosk.type("1")
    try kiosk.wait(for: "水质")
    try kiosk.press("C-c")
    let rows = try kiosk.wait(for: "ended 0")
    #expect(!rows.contains { $0.contains("水质") })
    let after = kiosk.folder.appending(path: "after")
    while try Hall.text(after).isEmpty { usleep(10_000) }
    #expect(try Hall.text(after) == Hall.text(kiosk.folder.appending(path: "before")))
  }

  @Test(arguments: [("", "清除", "按任意键"), ("8", "cleared", "any key")])
  func `the countdown is whole on the smallest screen, and Ctrl-C leaves from it`(
    language: String, end: String, key: String
  ) throws {
    let kiosk = try ScreenSession(columns: 40, rows: 12) { folder in
      let policy = folder.appending(path: "policy.yaml")
      try (Hall.text(policy) + "kiosk: {session: {idle_timeout: PT9S}}\n")
        .write(to: policy, atomically: true, encoding: .utf8)
    }
    try kiosk.wait(for: "报修")
    try kiosk.type(language + "2")
    let page = try kiosk.wait(for: key)
    try kiosk.press("C-c")
    try kiosk.wait(for: "ended 0")
    #expect(page.contains { $0.contains(end) } && !page.contains { $0.contains("…") })
  }

  @Test func `without colours the same page is told by signs`() throws {
    let kiosk = try ScreenSession(columns: 40, rows: 12, environment: "NO_COLOR=1")
    try kiosk.wait(for: " 1   报修")
    try kiosk.type("7")
    try kiosk.wait(for: " ! ")
  }
}
