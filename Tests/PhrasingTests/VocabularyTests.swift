import Foundation
import Phrasing
import Testing

/// Values of every kind that together need every word: all minutes, days, hours, months, weekdays,
/// all numbers below 1,300, and powers of ten with their neighbours.
private let sweep: [(SayKind, String)] = numbers + days + minutes + others

private let numbers: [(SayKind, String)] = {
  let powers = (0..<16).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
  let near = powers.flatMap { power in (1...9).map { $0 * power } + [power + 1] }
  let texts = (Array(0...1300) + near).map { "\($0)" }
  let kinds: [SayKind] = [.number, .money, .volume, .percent, .digits]
  let cents = (0...99).map { (SayKind.money, "3.\(padded($0))") }
  return texts.flatMap { text in kinds.map { ($0, text) } }
    + texts.filter { $0 != "0" }.map { (.ordinal, $0) } + cents
}()

private let days: [(SayKind, String)] = (1...12).flatMap { month in
  (1...28).flatMap { day -> [(SayKind, String)] in
    let date = "2026-\(padded(month))-\(padded(day))"
    return [(.date, date), (.weekday, date), (.datetime, date + "T12:34:56+08:00")]
  }
}

private let minutes: [(SayKind, String)] = (0..<1440).map {
  (.time, "\(padded($0 / 60)):\(padded($0 % 60))")
}

private let others: [(SayKind, String)] =
  ["2026-01-29", "2026-01-30", "2026-01-31", "0001-01-01", "1900-01-01"].map { (.date, $0) }
  + ["P1Y2M3W4DT5H6M7S", "P2Y1M2W2DT2H2M2S", "P1WT1H1M1S", "P1D", "PT0.5S"].map { (.duration, $0) }
  + ["-2", "-2.5", "0.05"].map { (.money, $0) } + ["-2", "-2.5"].map { (.volume, $0) }
  + [(.phone, "+4930123456"), (.phone, "0571-87654321-801"), (.casenumber, "101100000754")]

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

@Test(arguments: ["zh-CN", "en"])
func `every phrase is made of known words, and every word is used by some phrase`(
  language: String
) throws {
  let vocabulary = try Vocabulary(language: language)
  var unused = Set(vocabulary.ids)
  for (kind, value) in sweep {
    let phrase = try Phrase(kind, value, language: language)
    let known = phrase.segments.allSatisfy {
      vocabulary.text(of: $0) != nil || Vocabulary.pause(of: $0) != nil
    }
    #expect(known, "\(kind) \(value): \(phrase.segments)")
    unused.subtract(phrase.segments)
    let words = phrase.segments.compactMap { vocabulary.text(of: $0) }
    #expect(letters(words.joined()) == letters(phrase.text), "\(kind) \(value)")
  }
  if language == "zh-CN" { unused.remove("pause.comma") }
  #expect(unused == [])
}

@Test(arguments: ["zh-CN", "en"])
func `words.yaml lists exactly the words that can be said, as they are said`(
  language: String
) throws {
  let listed = try Wording(yaml: file("prompts/\(language)/words.yaml"), file: "words.yaml")
  let vocabulary = try Vocabulary(language: language)
  #expect(listed.ids == vocabulary.ids)
  for id in vocabulary.ids {
    let pause = Vocabulary.pause(of: id).map { "\($0 / .milliseconds(1))" }
    let expected = vocabulary.text(of: id) ?? pause.map { String($0.prefix { $0 != "." }) + "ms" }
    #expect(listed.text(of: id, language: language) == expected, "\(id)")
  }
}

@Test func `幺 is only a digit: never in an amount, an ordinal, a year or a time`() throws {
  for (kind, value) in sweep where ![.digits, .phone, .casenumber].contains(kind) {
    #expect(try !Phrase(kind, value, language: "zh-CN").text.contains("幺"), "\(kind) \(value)")
  }
}

private func letters(_ text: String) -> String { text.filter { !" ,".contains($0) } }

/// A file of the repository this test belongs to.
func file(_ name: String) throws -> String {
  try String(contentsOf: URL(filePath: path(name)), encoding: .utf8)
}

/// Where a file of the repository this test belongs to lies.
func path(_ name: String) -> String {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return tests.deletingLastPathComponent().appending(path: name).path
}
