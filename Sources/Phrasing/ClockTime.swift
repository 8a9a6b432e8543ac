/// A time of day to the minute; seconds are never said.
struct ClockTime {
  let hour: Int
  let minute: Int

  /// Reads `18:05` or `18:05:30`.
  init(_ kind: SayKind, _ value: String) throws(PhrasingError) {
    let bytes = Array(value.utf8)
    guard bytes.count == 5 || bytes.count == 8, bytes[2] == 58, bytes.count == 5 || bytes[5] == 58,
      let hour = number(bytes[0..<2]), let minute = number(bytes[3..<5]), hour < 24, minute < 60,
      let second = bytes.count == 5 ? 0 : number(bytes[6..<8]), second <= 60
    else {
      throw .malformed(
        kind, value, "this is no time of day", remedy: "write it from 00:00 to 23:59, such as 18:05"
      )
    }
    self.init(hour: hour, minute: minute)
  }

  init(hour: Int, minute: Int) {
    self.hour = hour
    self.minute = minute
  }
}

/// The day and time in Beijing (+08:00) of an instant in RFC 3339.
func beijingTime(_ value: String) throws(PhrasingError) -> (CalendarDay, ClockTime) {
  let malformed = PhrasingError.malformed(
    .datetime, value, "this is no RFC 3339 time",
    remedy: "write it such as 2026-11-24T18:05:00+08:00"
  )
  let bytes = Array(value.utf8)
  guard bytes.count >= 20, bytes.count <= 40,
    bytes[10] == 84 || bytes[10] == 116 || bytes[10] == 32,
    bytes[16] == 58, let offset = offsetMinutes(bytes[19...])
  else { throw malformed }
  let day = try CalendarDay(.datetime, String(decoding: bytes[..<10], as: UTF8.self))
  let time = try ClockTime(.datetime, String(decoding: bytes[11..<19], as: UTF8.self))
  let minutes = time.hour * 60 + time.minute - offset + 480
  // An offset of a day west and Beijing's own eight hours can pass two midnights.
  let midnights = minutes < 0 ? -1 : minutes / 1440
  let local = minutes - midnights * 1440
  let there = (0..<max(0, midnights)).reduce(day.moved(by: min(0, midnights))) { day, _ in
    day.moved(by: 1)
  }
  return (there, ClockTime(hour: local / 60, minute: local % 60))
}

/// The minutes east of Greenwich that end an RFC 3339 time: an optional fraction, then `Z` or
/// `+08:00`.
private func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
  var rest = bytes
  if rest.first == 46 {
    let fraction = rest.dropFirst().prefix(while: isDigit)
    guard !fraction.isEmpty else { return nil }
    rest = rest.dropFirst(1 + fraction.count)
  }
  let offset = Array(rest)
  if offset == [90] || offset == [122] { return 0 }
  guard offset.count == 6, offset[0] == 43 || offset[0] == 45, offset[3] == 58,
    let hours = number(offset[1..<3]), let minutes = number(offset[4..<6]), hours < 24, minutes < 60
  else { return nil }
  return (offset[0] == 45 ? -1 : 1) * (hours * 60 + minutes)
}
