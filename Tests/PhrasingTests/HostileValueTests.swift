import Phrasing
import Testing

@Test(arguments: [
  (SayKind.digits, ""), (.digits, "12a"), (.digits, "１２"), (.digits, "- -"),
  (.digits, String(repeating: "1", count: 41)),
  (.phone, ""), (.phone, "+"), (.phone, "138 0013 8000 转"), (.phone, "*86"),
  (.phone, String(repeating: "2", count: 21)),
  (.casenumber, "10110000075"), (.casenumber, "1011000007544"), (.casenumber, "10110000075x"),
  (.number, ""), (.number, "-"), (.number, "1."), (.number, ".5"), (.number, "1,200"),
  (.number, "1e5"),
  (.number, "+3"), (.number, "--3"), (.number, "1.2.3"), (.number, "12345678901234567"),
  (.number, "∞"),
  (.number, "٣"), (.ordinal, "0"), (.ordinal, "-1"), (.ordinal, "1.5"), (.percent, "%"),
  (.percent, "5%%"),
  (.money, "12元"), (.volume, "two"), (.date, "2026-11-31"), (.date, "2025-02-29"),
  (.date, "2026-13-01"),
  (.date, "0000-01-01"), (.date, "2026-1-1"), (.date, "22.11.2026"), (.date, "2026-11-22T00:00"),
  (.time, "24:00"), (.time, "18:60"), (.time, "6:05"), (.time, "18:05 "), (.time, "18.05"),
  (.datetime, "2026-11-24T18:05:00"), (.datetime, "2026-11-24 18:05"),
  (.datetime, "2026-11-24T18:05:00+8"),
  (.datetime, "2026-11-24T18:05:00.+08:00"), (.datetime, "2026-02-30T18:05:00Z"),
  (.weekday, "Sunday"),
  (.duration, "48h"), (.duration, "P"), (.duration, "PT"), (.duration, "P1DT"),
  (.duration, "PT1M1H"),
  (.duration, "PT1H1H"), (.duration, "P1H"), (.duration, "PT1"), (.duration, "-PT1H"),
  (.duration, "P1DT1D"),
  (.duration, "PT٣H"), (.duration, "PTT1H"), (.prompt, "menu.main"), (.text, "你好"),
])
func `a value that is not of its kind is refused, in either language`(kind: SayKind, value: String)
{
  for language in ["zh-CN", "en"] {
    #expect(throws: PhrasingError.self) { try Phrase(kind, value, language: language) }
  }
}

@Test func `a refusal names subject, cause and remedy on one printable line`() {
  let value = "1\n\u{1B}[2J" + String(repeating: "9", count: 10_000)
  #expect {
    try Phrase(.money, value, language: "zh-CN")
  } throws: { error in
    let text = "\(error)"
    return text.hasPrefix("money '1") && text.contains("; write digits") && text.count < 200
      && !text.contains("\n") && !text.contains("\u{1B}")
  }
}

@Test func `a language nobody recorded is refused`() {
  #expect(throws: PhrasingError.self) { try Phrase(.number, "1", language: "fr") }
  #expect(throws: PhrasingError.self) { try Vocabulary(language: "zh") }
}
