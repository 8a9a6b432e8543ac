/// A stretch of every day, such as 20:00 to 06:00; the end is outside.
public struct HourWindow: Sendable, Equatable {
  /// Minutes after midnight; `until` may lie before `from`, past midnight.
  public let from: Int
  public let until: Int

  /// Reads `HH:MM-HH:MM`; 24:00 is an end. nil for another form, or for a stretch of nothing.
  public init?(_ text: String) {
    guard let parts = text.wholeMatch(of: /(\d\d):(\d\d)-(\d\d):(\d\d)/)?.output,
      let from = Self.minutes(parts.1, parts.2), from < 1440,
      let until = Self.minutes(parts.3, parts.4), from != until
    else { return nil }
    (self.from, self.until) = (from, until)
  }

  private static func minutes(_ hour: Substring, _ minute: Substring) -> Int? {
    guard let hour = Int(hour), let minute = Int(minute), minute < 60 else { return nil }
    let minutes = hour * 60 + minute
    return minutes <= 1440 ? minutes : nil
  }

  /// Whether a minute of the day lies in it.
  func contains(_ minute: Int) -> Bool {
    from < until ? (from..<until).contains(minute) : minute >= from || minute < until
  }
}
