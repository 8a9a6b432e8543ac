extension Mandarin {
  /// A whole number of at most 16 digits.
  static func number(_ number: UInt64) -> [String] {
    number == 0 ? ["number.0"] : compound(number, opens: true)
  }

  /// A number above zero, by 亿 and 万. Only a number that opens the phrase begins with a bare 十.
  private static func compound(_ number: UInt64, opens: Bool) -> [String] {
    if number >= 100_000_000 {
      return split(number, at: 100_000_000, unit: "unit.yi", opens: opens)
    }
    if number >= 10_000 { return split(number, at: 10_000, unit: "unit.wan", opens: opens) }
    return section(Int(number), opens: opens)
  }

  private static func split(
    _ number: UInt64, at power: UInt64, unit: String, opens: Bool
  ) -> [String] {
    let (high, low) = number.quotientAndRemainder(dividingBy: power)
    let head = high == 2 ? ["number.2.liang"] : compound(high, opens: opens)
    guard low > 0 else { return head + [unit] }
    let zero = low < power / 10 ? ["number.0"] : []
    return head + [unit] + zero + compound(low, opens: false)
  }

  /// 1 to 9999.
  private static func section(_ number: Int, opens: Bool) -> [String] {
    var words: [String] = []
    var rest = number
    if rest >= 1000 {
      words.append("thousand.\(rest / 1000)")
      rest %= 1000
      if rest > 0, rest < 100 { words.append("number.0") }
    }
    if rest >= 100 {
      words.append("hundred.\(rest / 100)")
      rest %= 100
      if rest > 0, rest < 10 { words.append("number.0") }
    }
    guard rest > 0 else { return words }
    let needsOne = (10...19).contains(rest) && !(opens && words.isEmpty)
    return words + (needsOne ? ["number.1"] : []) + ["number.\(rest)"]
  }
}
