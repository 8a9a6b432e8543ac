/// An ISO 8601 duration: months, which have no fixed length, and seconds, which have.
public struct CalendarSpan: Sendable, Hashable {
  public let months: Int
  public let seconds: Int

  public init(months: Int = 0, seconds: Int) {
    self.months = months
    self.seconds = seconds
  }

  /// Reads `PT24H`, `P3D`, `P1M`, `P1Y`, `P1W`, `P1DT2H`; nil where it is not ISO 8601 or over 1,000
  /// years. Days are 24 hours.
  public init?(_ text: String) {
    guard text.hasPrefix("P"), text.count > 2, text.utf8.count <= 32 else { return nil }
    var months = 0
    var seconds = 0
    var isTime = false
    var digits = ""
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      if character == "T", !isTime, digits.isEmpty {
        isTime = true
        continue
      }
      guard let amount = Int(digits), amount <= 31_622_400_000 else { return nil }
      digits = ""
      switch (character, isTime) {
      case ("Y", false): months += 12 * amount
      case ("M", false): months += amount
      case ("W", false): seconds += 604_800 * amount
      case ("D", false): seconds += 86_400 * amount
      case ("H", true): seconds += 3600 * amount
      case ("M", true): seconds += 60 * amount
      case ("S", true): seconds += amount
      default: return nil
      }
      guard months <= 12_000, seconds <= 31_622_400_000 else { return nil }
    }
    guard digits.isEmpty, text.last != "T" else { return nil }
    self.init(months: months, seconds: seconds)
  }
}

extension PolicySection {
  /// An ISO 8601 duration.
  func span(_ key: String) -> CalendarSpan? {
    guard let text = text(key) else { return nil }
    if let span = CalendarSpan(text) { return span }
    report(key, "'\(text)' is no ISO 8601 duration", remedy: "write PT24H, P3D or P1M")
    return nil
  }
}
