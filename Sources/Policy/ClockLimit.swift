/// How long a clock may run.
public enum ClockLimit: Sendable, Hashable {
  /// So long, counted in the clock's calendar.
  case span(CalendarSpan)
  /// Until the end of business of the n-th working day after the start's date (contract section 2).
  case workingDays(Int)
  /// So many seconds of opening hours.
  case workingSeconds(Int)
  /// Until the date that the order from above carries.
  case orderDueDate
  /// Until a date that a contract sets.
  case contractDate
  /// The end or a day of a calendar period, or of working days after it: reports (C-53 … C-58).
  case period(ReportPlan.Cadence, ReportPlan.Due)
  /// So many rings of the telephone; no time of day.
  case rings(Int)
  /// The organisation has named no figure; reported as not set.
  case notSet
}

extension PolicySection {
  /// A limit: a duration, `order_due_date`, `contract_date`, `not_set`, `{working_days: 2}`,
  /// `{working_hours: 2}`, `{rings: 3}` or `{period: monthly}` with what a report's line may say.
  func limit(_ key: String) -> ClockLimit? {
    guard let node = value(key) else { return nil }
    if case .mapping = node.content {
      return section(key) { part in
        if let days = part.whole("working_days") { return .workingDays(days) }
        if let hours = part.whole("working_hours") { return .workingSeconds(hours * 3600) }
        if part.value("period") != nil {
          return .period(part.choice("period", default: .monthly), ReportPlan.due(part))
        }
        if let rings = part.whole("rings") { return .rings(rings) }
        part.report(
          "working_days", "is missing", remedy: "write {working_days: 2} or {working_hours: 2}")
        return .notSet
      }
    }
    switch node.text {
    case "order_due_date": return .orderDueDate
    case "contract_date": return .contractDate
    case "not_set": return .notSet
    default: return span(key).map { .span($0) }
    }
  }
}
