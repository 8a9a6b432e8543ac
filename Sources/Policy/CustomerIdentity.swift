/// How a customer shows that a case is theirs (A-26, contract section 3).
public struct CustomerIdentity: Sendable, Hashable {
  /// Wrong tries that end the visit or call and lock that number.
  public let tries: Int
  /// How long that number stays locked.
  public let lock: CalendarSpan
  /// Wrong tries of one kiosk, line or caller in an hour that lock its look-ups.
  public let triesPerHour: Int
  /// How long they stay locked.
  public let hourlyLock: CalendarSpan
}

extension CustomerIdentity {
  init(_ section: PolicySection?) {
    tries = section?.whole("tries") ?? 3
    lock = section?.span("lock") ?? CalendarSpan(seconds: 900)
    triesPerHour = section?.whole("tries_per_hour") ?? 10
    hourlyLock = section?.span("hourly_lock") ?? CalendarSpan(seconds: 3600)
  }
}
