import Terminal
import Testing

@Suite struct DrawnTests {
  @Test func `two rows of dots make a row of half blocks`() {
    let dots = Bitmap(rows: [[true, true, false, false], [true, false, true, false]])
    #expect(dots.lines == ["█▀▄ "])
  }

  @Test func `a digit is three rows high`() {
    #expect(BigDigits.lines(of: "1", columns: 3, rows: 3) == ["▄█ ", " █ ", "▀▀▀"])
    #expect(BigDigits.lines(of: "a", columns: 80, rows: 24) == nil)
    #expect(BigDigits.lines(of: "", columns: 80, rows: 24) == nil)
  }

  @Test(arguments: [(40, 12, 0), (55, 3, 3), (80, 25, 3), (120, 8, 5), (200, 60, 8)])
  func `a case number is drawn as large as its room allows`(columns: Int, rows: Int, high: Int) {
    let lines = BigDigits.lines(of: "1011 0000 0754", columns: columns, rows: rows) ?? []
    #expect(lines.count == high)
    #expect(lines.allSatisfy { Cells.width(of: $0) <= columns })
  }

  @Test func `a QR code keeps its quiet zone of four modules`() throws {
    let code = try #require(QRCode("HW1.101100000754"))
    let dots = code.dots
    #expect(dots.width == 29 && dots.rows.count == 29)
    for edge in 0..<4 {
      #expect(!dots.rows[edge].contains(true) && !dots.rows[28 - edge].contains(true))
      #expect(dots.rows.allSatisfy { !$0[edge] && !$0[28 - edge] })
    }
    #expect(dots.rows[4][4..<11].allSatisfy { $0 })
  }

  @Test(arguments: [2, 3, 4])
  func `a signed slip fits a code of 37 modules`(quiet: Int) throws {
    let signature = String(repeating: "qT-4_xZ0aB", count: 9).prefix(86)
    let code = try #require(QRCode("HW1.101100000754.20261122.\(signature)", quiet: quiet))
    #expect(code.dots.width == 37 + 2 * quiet)
  }

  @Test(arguments: ["", "a\0b", String(repeating: "x", count: 4_000)])
  func `a text that fits no code makes none`(text: String) {
    #expect(QRCode(text) == nil)
  }

  @Test func `what a sheet is given stays inside it and harmless`() {
    var sheet = Sheet(size: Sheet.Size(columns: 10, rows: 2))
    sheet.put("中山路三十五号", row: 0, column: 3)
    sheet.put("x", row: 2)
    sheet.put("x", row: 0, column: 10)
    sheet.put("\u{1B}[2J", row: 1)
    #expect(sheet.marks.map(\.text) == ["中山路", "[2J"])
  }
}
