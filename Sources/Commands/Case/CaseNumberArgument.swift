import Cases

extension CaseNumber {
  /// Reads a number as typed or pasted, in groups or not; one with a wrong check is refused before
  /// anything is looked up.
  ///
  /// - Throws: ``CommandError`` of bad data.
  static func demanded(_ typed: String) throws -> CaseNumber {
    if let number = CaseNumber(withoutSeparators(typed)) { return number }
    throw CommandError(
      .badData, subject: "case number '\(typed)'",
      cause: "it is no case number: twelve digits of which the last two are a check",
      remedy: "compare it with the slip")
  }

  /// Three words in a row that are a group of four digits each become one: a number as it is shown.
  /// Where more stand in a row, one of them is another option's value, and the check decides.
  static func joiningGroups(_ words: [String]) -> [String] {
    var joined: [String] = []
    var rest = words[...]
    while let word = rest.first {
      let row = rest.prefix(while: isGroup)
      let number = row.prefix(3).joined()
      let isNumber = row.count == 3 || CaseNumber(number) != nil && row.count > 3
      joined.append(isNumber ? number : word)
      rest = rest.dropFirst(isNumber ? 3 : 1)
    }
    return joined
  }

  private static func isGroup(_ word: String) -> Bool {
    word.utf8.count == 4 && word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
  }

  /// Blanks and hyphens of any kind are how people group digits; full-width digits are digits.
  private static func withoutSeparators(_ typed: String) -> String {
    var text = ""
    for scalar in typed.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .dashPunctuation, .control, .format: continue
      case .decimalNumber:
        if let digit = scalar.properties.numericValue { text += String(Int(digit)) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
