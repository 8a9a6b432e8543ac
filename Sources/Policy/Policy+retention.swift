public import Foundation

extension Policy {
  /// Before when a kind of record is past its time; nil where the policy keeps it for ever.
  public func cutOff(of code: String, at now: Date) -> Date? {
    guard let keep = retention[code]?.keep else { return nil }
    let today = LocalDay(of: now, in: timeZone)
    guard let then = today.moved(months: -keep.months) else { return nil }
    let clock = now.timeIntervalSince(today.time(minute: 0, in: timeZone))
    return then.time(minute: 0, in: timeZone)
      .addingTimeInterval(clock - TimeInterval(keep.seconds))
  }
}
