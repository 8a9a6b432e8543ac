import Terminal
import Testing

@Suite struct NeutralisedTests {
  @Test(
    arguments: [
      ("漏水", "漏水"), ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{9B}31mb", "a31mb"),
      ("a\nb\tc", "a b c"), ("\u{202E}abc\u{2066}", "abc"), ("a\u{200B}\u{FEFF}b", "ab"),
      ("\u{E000}", "\u{FFFD}"), ("\u{378}", "\u{FFFD}"), ("e\u{301}", "e\u{301}"),
      ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}"), ("\u{301}a", "a"),
      ("❤\u{FE0F}", "❤"), ("a\u{AD}b", "ab"), ("\u{E0041}x", "x"), ("a\u{2028}b", "a b"),
      ("a\u{3000}b", "a b"), ("\u{3164}a", "a"), ("a\u{7F}\u{0}b", "ab"),
    ])
  func `data can neither steer the terminal nor hide`(hostile: String, shown: String) {
    #expect(hostile.neutralised == shown)
  }

  @Test func `whatever stands in a text, what is shown has a known width and no control`() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 1) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = "x\(Character(scalar))y".neutralised
      let isClean = shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      if !isClean || Cells.width(of: shown) > 4 || shown.unicodeScalars.first != "x" {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test func `neutralising twice changes nothing more`() {
    let hostile = "\u{202E}a\u{1B}]0;x\u{7}漏\u{200D}e\u{301}\u{302}\u{303}\u{E0020}"
    #expect(hostile.neutralised.neutralised == hostile.neutralised)
  }
}
