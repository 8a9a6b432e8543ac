import Terminal
import Testing

@Suite struct CellsTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("漏水", 4), ("ＡＢ１", 6), ("，。", 4), ("a漏b", 4),
      ("e\u{301}", 1), ("한글", 4), ("カナ", 4), ("ｶﾅ", 2), ("😀", 2), ("①", 1), ("—", 1),
      ("户号12", 6), ("𠮷", 2), ("…", 1),
    ])
  func `a text takes the cells that ncurses gives it`(text: String, cells: Int) {
    #expect(Cells.width(of: text) == cells)
  }

  @Test(
    arguments: [
      ("漏水了", 5, "漏水"), ("漏水了", 4, "漏水"), ("漏水", 1, ""), ("a漏", 2, "a"),
      ("e\u{301}x", 1, "e\u{301}"), ("abc", 0, ""),
    ])
  func `a cut never halves a character`(text: String, cells: Int, kept: String) {
    #expect(Cells.cut(text, to: cells) == kept)
  }

  @Test(arguments: ["", "漏", "漏水a", "abcdefgh", "中山路三十五号"])
  func `a padded text takes exactly its cells`(text: String) {
    for cells in 0...12 {
      #expect(Cells.width(of: Cells.padded(text, to: cells)) == cells)
      #expect(Cells.width(of: Cells.centred(text, in: cells)) == cells)
    }
  }

  @Test(
    arguments: [
      ("水管爆裂、大量漏水", 8, ["水管爆", "裂、大量", "漏水"]),
      ("please call the water company", 12, ["please call", "the water", "company"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("一\n二", 10, ["一", "二"]), ("", 10, [""]),
    ])
  func `text is wrapped at words and between Chinese characters`(
    text: String, cells: Int, lines: [String]
  ) {
    #expect(Cells.wrapped(text, to: cells) == lines)
  }

  @Test func `no wrapped line is wider than its room, and no character is lost`() {
    let text = "我家在中山路35号 (Zhongshan Road 35)，水管从昨天晚上8点开始漏水，😀一直没有人来！"
    for cells in 2...60 {
      let lines = Cells.wrapped(text, to: cells)
      #expect(lines.allSatisfy { Cells.width(of: $0) <= cells })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
