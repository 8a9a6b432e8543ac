public import Foundation

/// RFC 3339 text with the offset of a time zone, whole seconds: `2026-11-22T18:05:00+08:00`.
public enum Timestamp {
  /// The text of a time in a zone whose offset is fixed or known for that time.
  public static func text(_ time: Date, in zone: TimeZone) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    write(time, in: zone, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes that text as UTF-8. RFC 3339 knows the years 0 to 9999; a time beyond is written as the
  /// first or last second of them.
  public static func write(_ time: Date, in zone: TimeZone, into bytes: inout [UInt8]) {
    let offset = zone.secondsFromGMT(for: time)
    let local = min(max(Int(time.timeIntervalSince1970.rounded(.down)) + offset, first), last)
    let days = floorDivide(local, 86_400)
    let day = civil(fromDays: days)
    let second = local - days * 86_400
    let minutes = abs(offset) / 60
    write(day.year / 100, into: &bytes)
    write(day.year % 100, "-", into: &bytes)
    write(day.month, "-", into: &bytes)
    write(day.day, "T", into: &bytes)
    write(second / 3600, ":", into: &bytes)
    write(second / 60 % 60, ":", into: &bytes)
    write(second % 60, offset < 0 ? "-" : "+", into: &bytes)
    write(minutes / 60, ":", into: &bytes)
    write(minutes % 60, into: &bytes)
  }

  private static let first = days(year: 0, month: 1, day: 1) * 86_400
  private static let last = days(year: 10_000, month: 1, day: 1) * 86_400 - 1

  /// The time that RFC 3339 text names, cut to whole seconds; nil where it is not RFC 3339.
  public static func time(_ text: String) -> Date? {
    var text = text
    return text.withUTF8(time)
  }

  /// The time that RFC 3339 text in UTF-8 names.
  public static func time(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
    guard bytes.count >= 20, bytes[4] == 45, bytes[7] == 45, bytes[13] == 58, bytes[16] == 58,
      bytes[10] == 84 || bytes[10] == 116 || bytes[10] == 32,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), (1...daysIn(month: month, of: year)).contains(day), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == 46 {
      rest = rest.dropFirst()
      let fraction = rest.prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count)
    }
    guard let offset = offset(rest) else { return nil }
    let seconds =
      days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
    return Date(timeIntervalSince1970: TimeInterval(seconds - offset))
  }

  private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if bytes.count == 1 { return sign == 90 || sign == 122 ? 0 : nil }
    let start = bytes.startIndex
    guard bytes.count == 6, sign == 43 || sign == 45, bytes[start + 3] == 58,
      let hours = number(bytes[start + 1..<start + 3]),
      let minutes = number(bytes[start + 4..<start + 6]), hours < 24, minutes < 60
    else { return nil }
    return (sign == 45 ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// Writes two digits and what follows them.
  private static func write(
    _ value: Int, _ mark: Unicode.Scalar? = nil, into bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(truncatingIfNeeded: 48 + value / 10))
    bytes.append(UInt8(truncatingIfNeeded: 48 + value % 10))
    if let mark { bytes.append(UInt8(ascii: mark)) }
  }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar.
private func days(year: Int, month: Int, day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = floorDivide(shifted, 400)
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// The date of the Gregorian calendar that many days after 1970-01-01.
private func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = floorDivide(shifted, 146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

private func daysIn(month: Int, of year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}
