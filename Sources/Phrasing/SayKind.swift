/// How a value is said; contract section 2, 'Spoken values'.
public enum SayKind: String, Sendable, CaseIterable {
  /// A string of digits, one by one; 1 is 幺.
  case digits
  /// A phone number, digit by digit in groups: 3-4-4 for a mobile.
  case phone
  /// A case number of twelve digits in groups of four.
  case casenumber
  /// An amount: `112`, `-3`, `2.5`.
  case number
  /// A place in a row, from 1.
  case ordinal
  /// A number with a decimal point, its fraction digit by digit.
  case decimal
  /// A share in per cent: `15`, `12.5`, `15%`.
  case percent
  /// Yuan: `12.05`.
  case money
  /// Cubic metres.
  case volume
  /// A date, `2026-11-22`.
  case date
  /// A time of day, `18:05`.
  case time
  /// An instant in RFC 3339, said as Beijing time.
  case datetime
  /// The day of the week of a date.
  case weekday
  /// An ISO 8601 duration: `PT48H`.
  case duration
  /// Another prompt, by its id: only within a wording.
  case prompt
  /// Words as somebody typed them: only within a wording that is read, never said.
  case text

  /// The kinds that can be said on their own, as `hearwell say` takes them.
  public static let spoken = allCases.filter { $0 != .prompt && $0 != .text }
}
