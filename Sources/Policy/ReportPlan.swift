/// A report that the organisation makes (rules.md section 6).
public struct ReportPlan: Coded, Hashable {
  public enum Cadence: String, Sendable, CaseIterable {
    case daily
    case monthly
    case quarterly
    case yearly
  }

  /// When it is due.
  public enum Due: Sendable, Hashable {
    /// The n-th working day after the period's end (C-53, C-54).
    case workingDayAfter(Int)
    /// That day of the period's last month (C-56, C-57, A-09).
    case dayOfLastMonth(Int)
    /// With the period's end.
    case periodEnd
  }

  /// The policy's name for it.
  public let code: String
  /// `RP-01` … `RP-26`.
  public let number: String
  public let names: Names
  public let cadence: Cadence
  public let due: Due
  public let recipients: [String]
  /// Where it is also filed or taken, such as the general manager's meeting.
  public let copiesTo: [String]
}

extension ReportPlan {
  init(code: String, _ section: PolicySection) {
    self.code = code
    number = section.required("number")
    names = section.names()
    cadence = section.choice("cadence", default: .monthly)
    recipients = section.list("to")
    due = Self.due(section)
    copiesTo = section.list("copies_to")
  }

  /// When something periodic is due: `due_working_day`, `due_day_of_last_month`, else with the end.
  static func due(_ section: PolicySection) -> Due {
    if let days = section.whole("due_working_day") { return .workingDayAfter(days) }
    if let day = section.whole("due_day_of_last_month") { return .dayOfLastMonth(day) }
    return .periodEnd
  }
}
