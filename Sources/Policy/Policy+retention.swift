public import Foundation

extension Policy {
  /// Before when a kind of record is past its time; nil where the policy keeps it for ever.
  public func cutOff(of code: String, at now: Date) -> Date? {
    guard let keep = retention[code]?.keep else { return nil }
    let today = LocalDay(of: now, in: timeZone)
    let (year, month, day) = today.parts
    let months = year * 12 + month - 1 - keep.months
    var last = day
    var then = LocalDay(year: months / 12, month: months % 12 + 1, day: last)
    // 31 March less a month is the last day of February.
    while then == nil, last > 28 {
      last -= 1
      then = LocalDay(year: months / 12, month: months % 12 + 1, day: last)
    }
    guard let then else { return nil }
    let clock = now.timeIntervalSince(today.time(minute: 0, in: timeZone))
    return then.time(minute: 0, in: timeZone)
      .addingTimeInterval(clock - TimeInterval(keep.seconds))
  }
}
