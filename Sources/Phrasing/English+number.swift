extension English {
  /// A whole number of at most 16 digits: `one thousand and five`.
  static func number(_ number: UInt64) -> [String] {
    guard number > 0 else { return ["number.0"] }
    var words: [String] = []
    var power: UInt64 = 1_000_000_000_000_000
    for scale in Vocabulary.scales.reversed() {
      let group = Int(number / power % 1000)
      if group > 0 { words += section(group) + ["unit.\(scale)"] }
      power /= 1000
    }
    let last = Int(number % 1000)
    guard last > 0 else { return words }
    return words + (last < 100 && !words.isEmpty ? ["word.and"] : []) + section(last)
  }

  /// The number with its last word as an ordinal: `one hundred and twelfth`.
  static func ordinal(_ place: UInt64) -> [String] {
    let words = number(place)
    guard let last = words.last, let dot = last.firstIndex(of: ".") else { return words }
    return words.dropLast() + ["ordinal" + last[dot...]]
  }

  /// 1 to 999.
  private static func section(_ number: Int) -> [String] {
    let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
    let head = hundreds > 0 ? ["number.\(hundreds)", "unit.hundred"] : []
    guard rest > 0 else { return head }
    return head + (hundreds > 0 ? ["word.and"] : []) + ["number.\(rest)"]
  }
}
