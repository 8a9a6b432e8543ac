public import Foundation

extension Policy {
  /// When a report about the period that holds a time is due (C-53 … C-57, A-09).
  public func reportDeadline(_ plan: ReportPlan, from: Date) -> Deadline {
    periodicDeadline(plan.code, plan.cadence, plan.due, from: from)
  }

  /// When something about the period that holds a time is due.
  func periodicDeadline(
    _ id: String, _ cadence: ReportPlan.Cadence, _ due: ReportPlan.Due, from: Date
  ) -> Deadline {
    let last = Self.lastDay(of: cadence, holding: LocalDay(of: from, in: timeZone))
    let periodEnd = last.advanced(by: 1).time(minute: 0, in: timeZone)
    switch due {
    case .workingDayAfter(let days):
      var count = Count(officeCalendar, holidays: holidays, zone: timeZone)
      let end = last.time(minute: 24 * 60 - 1, in: timeZone)
      let due = count.workingDays(days, after: end)
      return Deadline(
        id: id, from: from, dueAt: due, counted: count.stretches,
        uncoveredYears: count.uncoveredYears)
    case .dayOfLastMonth(let day):
      let (year, month, lastDate) = last.parts
      let due = LocalDay(year: year, month: month, day: min(day, lastDate)) ?? last
      return plain(id, from: from, to: due.advanced(by: 1).time(minute: 0, in: timeZone))
    case .periodEnd:
      return plain(id, from: from, to: periodEnd)
    }
  }

  /// Until when a notice of an outage that begins at that time must be given: the policy's lead time
  /// ahead for a planned one, else its limit after the beginning.
  public func latestNotice(kind: String, of beginning: Date) -> Date {
    deadline("outage_\(kind)_notice", from: beginning)?.dueAt ?? beginning
  }

  private func plain(_ id: String, from: Date, to due: Date) -> Deadline {
    let stretch = Deadline.Stretch(
      from: min(from, due), to: max(from, due), reason: "calendar date")
    return Deadline(
      id: id, from: from, dueAt: due, counted: [stretch], uncoveredYears: [])
  }

  /// The first calendar that counts working days.
  var officeCalendar: BusinessCalendar {
    calendars.first { $0.kind == .workingDays } ?? BusinessCalendar.mondayToFriday
  }

  private static func lastDay(of cadence: ReportPlan.Cadence, holding day: LocalDay) -> LocalDay {
    let (year, month, _) = day.parts
    let lastMonth: Int
    switch cadence {
    case .daily: return day
    case .monthly: lastMonth = month
    case .quarterly: lastMonth = (month + 2) / 3 * 3
    case .yearly: lastMonth = 12
    }
    let next = LocalDay(
      year: lastMonth == 12 ? year + 1 : year, month: lastMonth == 12 ? 1 : lastMonth + 1, day: 1)
    return next?.advanced(by: -1) ?? day
  }
}

extension BusinessCalendar {
  /// Monday to Friday, for a policy that names no calendar of working days.
  static let mondayToFriday = BusinessCalendar(
    code: "working_days", kind: .workingDays, weekend: [6, 7], isClosedOnDaysOff: true,
    intervals: [], dayEndsAt: 17 * 60 + 30)
}
