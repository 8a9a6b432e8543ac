public import Foundation

/// A date of the Gregorian calendar in the policy's time zone, counted in days since 1970-01-01.
public struct LocalDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// The date, or nil where it is none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = shifted / 400 * 146_097 + dayOfEra - 719_468
    guard parts == (year, month, day) else { return nil }
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var year: Int { parts.year }

  /// 1 Monday to 7 Sunday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  public static func < (first: LocalDay, second: LocalDay) -> Bool {
    first.number < second.number
  }

  /// The day that many days later.
  public func advanced(by days: Int) -> LocalDay { LocalDay(number: number + days) }

  /// The same day of the month that many months later or, where negative, earlier; 31 March less a
  /// month is the last day of February. nil outside the years that count.
  func moved(months: Int) -> LocalDay? {
    let (year, month, day) = parts
    let sum = year * 12 + month - 1 + months
    for last in (min(day, 28)...day).reversed() {
      if let moved = LocalDay(year: sum / 12, month: sum % 12 + 1, day: last) { return moved }
    }
    return nil
  }

  /// `2026-11-22`.
  public var text: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

extension LocalDay {
  /// The date of a time in a zone.
  public init(of time: Date, in zone: TimeZone) {
    let local = time.timeIntervalSince1970 + TimeInterval(zone.secondsFromGMT(for: time))
    self.init(number: Int((local / 86_400).rounded(.down)))
  }

  /// The time that many minutes after midnight in a zone.
  public func time(minute: Int, in zone: TimeZone) -> Date {
    let local = TimeInterval(number * 86_400 + minute * 60)
    let guess = Date(timeIntervalSince1970: local - TimeInterval(zone.secondsFromGMT()))
    return Date(timeIntervalSince1970: local - TimeInterval(zone.secondsFromGMT(for: guess)))
  }
}
