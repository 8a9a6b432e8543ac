/// Digits said one by one, in groups with a pause between them.
struct DigitGroups {
  /// Why the groups are apart.
  enum Separation {
    /// The customer writes the groups down: read with a blank or comma.
    case written
    /// Only a breath in a long string; not visible in the text.
    case breath
  }

  /// A number with its country code: a plus is said first.
  let isInternational: Bool
  /// Each group's digits, 0–9.
  let groups: [[Int]]
  /// The digits of an extension.
  let extensionDigits: [Int]
  let separation: Separation

  init(
    isInternational: Bool = false, groups: [[Int]], extensionDigits: [Int] = [],
    separation: Separation = .written
  ) {
    self.isInternational = isInternational
    self.groups = groups
    self.extensionDigits = extensionDigits
    self.separation = separation
  }

  /// Any digits; blanks and hyphens make groups, without them a long string gets a breath every
  /// four.
  init(digits value: String) throws(PhrasingError) {
    let groups = try Self.groups(
      .digits, value, remedy: "give at most 40 digits 0–9, with blanks between groups if you like")
    guard groups.count == 1, groups[0].count > 6 else {
      self.init(groups: groups)
      return
    }
    let fours = stride(from: 0, to: groups[0].count, by: 4).map {
      Array(groups[0][$0..<min($0 + 4, groups[0].count)])
    }
    self.init(groups: fours, separation: .breath)
  }

  /// Twelve digits; the check digits are not proved here, a wrong number can be read back too.
  init(caseNumber value: String) throws(PhrasingError) {
    let remedy = "give the twelve digits of a case, such as 101100000754"
    let digits = try Self.groups(.casenumber, value, remedy: remedy).flatMap { $0 }
    guard digits.count == 12 else {
      throw .malformed(.casenumber, value, "a case number has 12 digits", remedy: remedy)
    }
    self.init(groups: [digits[0..<4], digits[4..<8], digits[8..<12]].map { Array($0) })
  }

  /// The digits of a value, by the blanks and hyphens in it.
  static func groups(
    _ kind: SayKind, _ value: String, remedy: String
  ) throws(PhrasingError) -> [[Int]] {
    let groups = value.split { $0 == " " || $0 == "-" }
    guard value.utf8.count <= 60, !groups.isEmpty,
      groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      groups.reduce(0, { $0 + $1.utf8.count }) <= 40
    else { throw .malformed(kind, value, "these are no digits", remedy: remedy) }
    return groups.map { $0.utf8.map { Int($0) - 48 } }
  }

  /// The words: each digit by itself, a pause between groups, the extension at the end.
  var words: [String] {
    let pause = separation == .written ? "pause.short" : "pause.breath"
    let spoken = groups.map { $0.map { "digit.\($0)" } }
    let branch = extensionDigits.map { "digit.\($0)" }
    return (isInternational ? ["digit.plus"] : []) + Array(spoken.joined(separator: [pause]))
      + (branch.isEmpty ? [] : ["pause.short", "digit.extension"] + branch)
  }
}
