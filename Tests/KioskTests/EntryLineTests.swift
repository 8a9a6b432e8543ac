import Kiosk
import Terminal
import Testing

@Suite struct EntryLineTests {
  private func typed(_ text: String, as accepted: EntryLine.Accepted = .text) -> EntryLine {
    var line = EntryLine(accepted: accepted, maximum: 40)
    for scalar in text.unicodeScalars { _ = line.insert(Character(scalar)) }
    return line
  }

  @Test(
    arguments: [
      ("漏水", "漏"), ("e\u{301}", ""), ("a漏\u{301}", "a"), ("😀😀", "😀"), ("x", ""), ("", ""),
    ])
  func `backspace takes one character off, whatever its width`(text: String, left: String) {
    var line = typed(text)
    line.backspace()
    #expect(line.text == left)
  }

  @Test func `the cursor stands in cells, also behind wide characters`() {
    var line = typed("中山a")
    #expect(line.drawn(columns: 20, rows: 2, masked: false).cursor == .init(row: 0, column: 5))
    _ = line.move(.left)
    _ = line.move(.left)
    #expect(line.drawn(columns: 20, rows: 2, masked: false).cursor == .init(row: 0, column: 2))
    _ = line.insert("X")
    #expect(line.text == "中X山a")
  }

  @Test func `a wide character that does not fit begins the next row`() {
    let drawn = typed("abc漏水了").drawn(columns: 4, rows: 3, masked: false)
    #expect(drawn.rows == ["abc", "漏水", "了"])
    #expect(drawn.cursor == .init(row: 2, column: 2))
  }

  @Test func `of a long text the rows around the cursor are shown`() {
    var line = typed("一二三四五六")
    #expect(line.drawn(columns: 4, rows: 2, masked: false).rows == ["五六", ""])
    _ = line.move(.home)
    #expect(line.drawn(columns: 4, rows: 2, masked: false).rows == ["一二", "三四"])
  }

  @Test(
    arguments: [
      (EntryLine.Accepted.digits, "1a漏２ 3", "123"), (.phone, "0571-8800转801x", "0571-8800转801"),
      (.text, "5#楼\u{1B}\u{202E}", "5#楼"),
    ])
  func `only what belongs there can be typed`(
    accepted: EntryLine.Accepted, keys: String, text: String
  ) {
    #expect(typed(keys, as: accepted).text == text)
  }

  @Test func `no more than the most characters are taken`() {
    var line = EntryLine(accepted: .digits, maximum: 4)
    for _ in 0..<1_000 { _ = line.insert("1") }
    #expect(line.text == "1111" && line.isFull)
  }

  @Test func `marks pile up no higher than two`() {
    var line = typed("e")
    for _ in 0..<1_000 { _ = line.insert("\u{301}") }
    #expect(line.characters.count == 1 && line.text.unicodeScalars.count == 3)
  }

  @Test func `a phone number shows its last digit typed and hides the middle`() {
    #expect(typed("13800", as: .phone).drawn(columns: 20, rows: 1, masked: false).rows == ["138•0"])
    #expect(
      typed("13800138000", as: .phone).drawn(columns: 20, rows: 1, masked: false).rows
        == ["138••••8000"])
    #expect(typed("8000", as: .digits).drawn(columns: 20, rows: 1, masked: true).rows == ["••••"])
  }
}
