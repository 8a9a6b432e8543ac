public import Foundation

extension Policy {
  /// When a clock that starts then ends, and how that is counted.
  /// - Parameters:
  ///   - id: A clock of `deadlines` by its id or its number (`C-13`), or a report's name: then the due time of the period that holds
  ///     `from`.
  ///   - from: When it starts; the outage itself for a notice that is counted back.
  ///   - externalDue: The date of an order from above, or of a contract.
  /// - Returns: nil where the policy has no such clock or report.
  public func deadline(_ id: String, from: Date, externalDue: Date? = nil) -> Deadline? {
    if let rule = deadlines[id] ?? deadlines.first(where: { $0.number == id }) {
      return deadline(of: rule, from: from, externalDue: externalDue, missing: rule.limitIfMissing)
    }
    return reports[id].map { reportDeadline($0, from: from) }
  }

  /// The deadline of a rule; `missing` is the clock that stands in where the order names no date
  ///
  func deadline(
    of rule: DeadlineRule, from: Date, externalDue: Date?, missing: String?
  ) -> Deadline {
    guard let calendar = calendars[rule.calendar] else { return unset(rule.code, from: from) }
    switch rule.limit {
    case .orderDueDate where externalDue == nil:
      guard let missing, missing != rule.code, let other = deadlines[missing] else {
        return unset(rule.code, from: from)
      }
      let stand = deadline(of: other, from: from, externalDue: nil, missing: nil)
      return Deadline(
        id: rule.code, from: from, dueAt: stand.dueAt, counted: stand.counted,
        uncoveredYears: stand.uncoveredYears)
    case .orderDueDate, .contractDate:
      guard let externalDue else { return unset(rule.code, from: from) }
      let stretch = Deadline.Stretch(from: from, to: externalDue, reason: "date given from outside")
      return Deadline(
        id: rule.code, from: from, dueAt: externalDue, counted: [stretch], uncoveredYears: [])
    case .period(let cadence, let due):
      return periodicDeadline(rule.code, cadence, due, from: from)
    case .span(let span) where rule.isBackwards:
      let due = from.addingTimeInterval(-TimeInterval(span.seconds))
      let stretch = Deadline.Stretch(from: due, to: from, reason: "elapsed, counted back")
      return Deadline(id: rule.code, from: from, dueAt: due, counted: [stretch], uncoveredYears: [])
    default:
      var count = Count(calendar, holidays: holidays, zone: timeZone)
      let due = count.end(of: rule.limit, after: from)
      return Deadline(
        id: rule.code, from: from, dueAt: due, counted: count.stretches,
        uncoveredYears: count.uncoveredYears)
    }
  }

  private func unset(_ id: String, from: Date) -> Deadline {
    Deadline(id: id, from: from, dueAt: nil, counted: [], uncoveredYears: [])
  }

  /// When a running clock counts as near its end.
  public func nearDueAt(startedAt: Date, dueAt: Date) -> Date {
    let share = dueAt.timeIntervalSince(startedAt) * Double(nearDuePercent) / 100
    return startedAt.addingTimeInterval(share.rounded(.down))
  }
}

extension Count {
  /// The end of a limit counted from a start in this calendar; nil where it is no time.
  mutating func end(of limit: ClockLimit, after start: Date) -> Date? {
    switch limit {
    case .span(let span):
      calendar.intervals.isEmpty || calendar.kind == .workingDays
        ? elapsed(span, after: start) : openSeconds(span.seconds, after: start)
    case .workingDays(let days): workingDays(days, after: start)
    case .workingSeconds(let seconds): openSeconds(seconds, after: start)
    case .orderDueDate, .contractDate, .rings, .period, .notSet: nil
    }
  }

  /// The end of a limit that ended at `due` after a pause: what was left is counted anew.
  mutating func end(
    movedFrom due: Date, pausedAt: Date, resumedAt: Date, limit: ClockLimit
  ) -> Date {
    switch limit {
    case .workingDays:
      var days = Count(calendar, holidays: holidays, zone: zone)
      let lost = days.workedDays(after: pausedAt, upTo: resumedAt)
      return lost == 0 ? due : workingDays(lost, after: due)
    case .span where calendar.intervals.isEmpty || calendar.kind == .workingDays:
      return due.addingTimeInterval(resumedAt.timeIntervalSince(pausedAt))
    case .span, .workingSeconds:
      var before = Count(calendar, holidays: holidays, zone: zone)
      return openSeconds(before.openSeconds(from: pausedAt, to: due), after: resumedAt)
    default: return due
    }
  }

  /// The working days after the day of one time, up to that of another.
  private mutating func workedDays(after start: Date, upTo end: Date) -> Int {
    let last = day(of: end)
    var lost = 0
    while lost < 4000, day(of: workingDays(lost + 1, after: start)) <= last { lost += 1 }
    return lost
  }

  /// The open seconds between two times.
  private mutating func openSeconds(from start: Date, to end: Date) -> Int {
    guard start < end else { return 0 }
    var low = 0
    var high = Int(end.timeIntervalSince(start))
    while low < high {
      let middle = (low + high + 1) / 2
      if openSeconds(middle, after: start) <= end { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
