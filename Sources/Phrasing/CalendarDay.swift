/// A day of the Gregorian calendar, years 1–9999.
struct CalendarDay {
  let year: Int
  let month: Int
  let day: Int

  /// Reads `2026-11-22`.
  init(_ kind: SayKind, _ value: String) throws(PhrasingError) {
    let bytes = Array(value.utf8)
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45, let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else {
      throw .malformed(kind, value, "this is no date", remedy: "write it such as 2026-11-22")
    }
    guard year > 0, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else {
      throw .malformed(
        kind, value, "the calendar has no such day", remedy: "give a day that exists")
    }
    self.init(year: year, month: month, day: day)
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The weekday, 1 Monday … 7 Sunday (ISO 8601), by Sakamoto's method.
  var weekday: Int {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let shifted = month < 3 ? year - 1 : year
    let sunday =
      (shifted + shifted / 4 - shifted / 100 + shifted / 400 + offsets[month - 1] + day) % 7
    return sunday == 0 ? 7 : sunday
  }

  /// The day before (-1), itself (0) or the day after (1).
  func moved(by days: Int) -> CalendarDay {
    if days > 0, day == Self.days(in: month, of: year) {
      return month == 12
        ? CalendarDay(year: year + 1, month: 1, day: 1)
        : CalendarDay(year: year, month: month + 1, day: 1)
    }
    if days < 0, day == 1 {
      return month == 1
        ? CalendarDay(year: year - 1, month: 12, day: 31)
        : CalendarDay(year: year, month: month - 1, day: Self.days(in: month - 1, of: year))
    }
    return CalendarDay(year: year, month: month, day: day + days)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The value of ASCII digits; nil where another byte stands among them.
func number(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard bytes.allSatisfy(isDigit) else { return nil }
  return bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
}
