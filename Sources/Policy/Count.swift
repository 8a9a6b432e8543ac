internal import Foundation

/// Counts time forward in one calendar and writes down how.
struct Count {
  let calendar: BusinessCalendar
  let holidays: HolidayTable
  let zone: TimeZone
  private(set) var stretches: [Deadline.Stretch] = []
  private(set) var uncoveredYears: [Int] = []
  /// More than ten years: a limit that no calendar reaches.
  private static let mostDays = 4000

  init(_ calendar: BusinessCalendar, holidays: HolidayTable, zone: TimeZone) {
    self.calendar = calendar
    self.holidays = holidays
    self.zone = zone
  }

  /// The end of business of the n-th working day after the start's date.
  mutating func workingDays(_ wanted: Int, after start: Date) -> Date {
    var day = day(of: start)
    var left = wanted
    var end = start
    guard wanted > 0 else { return start }
    add(from: start, to: time(day.advanced(by: 1), minute: 0), "not counted: day of the start")
    for _ in 0..<Self.mostDays where left > 0 {
      day = day.advanced(by: 1)
      let reason = reason(of: day)
      if !reason.hasPrefix("not") { left -= 1 }
      end = left == 0 ? time(day, minute: calendar.dayEndsAt) : time(day.advanced(by: 1), minute: 0)
      add(from: time(day, minute: 0), to: end, reason)
    }
    return end
  }

  /// So many seconds inside the calendar's open stretches.
  mutating func openSeconds(_ wanted: Int, after start: Date) -> Date {
    var day = day(of: start)
    var left = TimeInterval(wanted)
    var now = start
    for _ in 0..<Self.mostDays {
      let dayReason = reason(of: day)
      if !dayReason.hasPrefix("not") {
        for interval in calendar.intervals {
          let close = time(day, minute: interval.to)
          guard close > now else { continue }
          let open = max(now, time(day, minute: interval.from))
          let isEnd = open.addingTimeInterval(left) <= close
          let end = isEnd ? open.addingTimeInterval(left) : close
          add(from: now, to: open, "not counted: closed")
          add(
            from: open, to: end, interval.name.isEmpty ? "opening hours" : "shift \(interval.name)")
          if isEnd { return end }
          left -= end.timeIntervalSince(open)
          now = end
        }
      }
      day = day.advanced(by: 1)
      let midnight = time(day, minute: 0)
      add(
        from: now, to: midnight,
        dayReason.hasPrefix("not") ? dayReason : "not counted: closed")
      now = max(now, midnight)
    }
    return now
  }

  /// Months by the calendar, then seconds, without stop.
  mutating func elapsed(_ span: CalendarSpan, after start: Date) -> Date {
    let end = plainly(span, after: start)
    add(from: start, to: end, "elapsed")
    return end
  }

  private func plainly(_ span: CalendarSpan, after start: Date) -> Date {
    guard span.months > 0 else { return start.addingTimeInterval(TimeInterval(span.seconds)) }
    let day = day(of: start)
    let clock = start.timeIntervalSince(time(day, minute: 0))
    let shifted = day.moved(months: span.months)
    return time(shifted ?? day, minute: 0).addingTimeInterval(clock + TimeInterval(span.seconds))
  }

  /// Whether and why a day counts.
  private mutating func reason(of day: LocalDay) -> String {
    guard calendar.isClosedOnDaysOff else { return "open day" }
    if !holidays.years.contains(day.year), !uncoveredYears.contains(day.year) {
      uncoveredYears.append(day.year)
    }
    if holidays.makeUpDays.contains(day) { return "make-up working day" }
    if let holiday = holidays.holidays[day] { return "not counted: holiday \(holiday)" }
    return calendar.weekend.contains(day.weekday) ? "not counted: weekend" : "working day"
  }

  /// Appends a stretch; one that goes on like the last is joined to it.
  private mutating func add(from: Date, to: Date, _ reason: String) {
    guard from < to else { return }
    if let last = stretches.last, last.reason == reason, last.to == from {
      stretches[stretches.count - 1].to = to
    } else {
      stretches.append(Deadline.Stretch(from: from, to: to, reason: reason))
    }
  }

  func day(of time: Date) -> LocalDay { LocalDay(of: time, in: zone) }

  func time(_ day: LocalDay, minute: Int) -> Date { day.time(minute: minute, in: zone) }
}
