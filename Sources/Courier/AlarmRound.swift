public import CaseStore
public import Foundation

/// One look at the alarms that nobody has taken yet: what is due is carried out of the house.
public struct AlarmRound: Sendable {
  private let store: SiteStore
  private let bell: AlarmBell
  private let schedule: AlarmSchedule
  private let recipients: @Sendable (Alarm, Int) -> AlarmBell.Recipients

  /// A round; `recipients` names who hears of an alarm at a level.
  public init(
    store: SiteStore, bell: AlarmBell, schedule: AlarmSchedule,
    recipients: @escaping @Sendable (Alarm, Int) -> AlarmBell.Recipients = { _, _ in ([], []) }
  ) {
    self.store = store
    self.recipients = recipients
    self.bell = bell
    self.schedule = schedule
  }

  /// What a round did.
  public struct Report: Sendable {
    /// The alarms that were carried out.
    public var rung: [Alarm] = []
    /// Why others were not; they are tried again with the next round.
    public var failures: [CourierError] = []
  }

  /// Carries out what is due at that time, the oldest first. One that fails stops none.
  public func run(at now: Date) throws -> Report {
    var report = Report()
    for alarm in try store.read({ try $0.openAlarms() }) {
      guard let level = schedule.level(of: alarm, at: now) else { continue }
      do throws(CourierError) {
        try bell.ring(alarm, level: level, to: recipients(alarm, level))
      } catch {
        report.failures.append(error)
        continue
      }
      try store.write { try $0.noteAlarmSent(alarm.id, level: level, at: now) }
      report.rung.append(alarm)
    }
    return report
  }
}
