public import CaseStore
public import Foundation

/// When an alarm that nobody has taken is carried out of the house, and at which level.
public struct AlarmSchedule: Sendable, Equatable {
  /// Seconds after which an alarm is carried out again, one level higher.
  public let retry: TimeInterval
  /// The highest level of the policy's ladder.
  public let top: Int

  public init(retry: TimeInterval, top: Int) {
    self.retry = retry
    self.top = top
  }

  /// The level at which an alarm is to be carried out now; nil while it is not yet time.
  ///
  /// Clocks wait twenty times as long as people and dangers do: who is paged for each of them every
  /// three minutes ends by hearing none.
  public func level(of alarm: Alarm, at now: Date) -> Int? {
    guard let sent = alarm.sentAt else { return alarm.level }
    let pause = ["nearDue", "breached", "escalated"].contains(alarm.reason) ? retry * 20 : retry
    return now >= sent.addingTimeInterval(pause) ? min(alarm.level + 1, top) : nil
  }
}
