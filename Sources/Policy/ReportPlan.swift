internal import Cases

/// A report that the organisation makes (rules.md section 6).
public struct ReportPlan: Coded, Hashable {
  public enum Cadence: String, Sendable, CaseIterable {
    case daily
    case monthly
    case quarterly
    case yearly

    public var names: Names {
      switch self {
      case .daily: Names(zh: "每日", en: "daily")
      case .monthly: Names(zh: "每月", en: "monthly")
      case .quarterly: Names(zh: "每季", en: "quarterly")
      case .yearly: Names(zh: "每年", en: "yearly")
      }
    }
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
  /// The only kinds of case that it counts; empty where all. Kinds treated as one of them count too.
  public let kinds: [String]
  /// What it holds, in this order.
  public let statistics: [String]
  /// The entry of the policy's `access` that names its readers; nil where all staff may read it.
  public let access: String?
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
    kinds = section.references("kinds", to: .kind)
    statistics = section.references("holds", to: .statistic)
    access = section.text("access")
    if statistics.isEmpty {
      section.report("holds", "is missing", remedy: "name entries of `statistics`")
    }
  }
}

extension ReportPlan {
  /// When something periodic is due: `due_working_day`, `due_day_of_last_month`, else with the end.
  static func due(_ section: PolicySection) -> Due {
    if let days = section.whole("due_working_day") { return .workingDayAfter(days) }
    if let day = section.whole("due_day_of_last_month") { return .dayOfLastMonth(day) }
    return .periodEnd
  }
}

extension Policy {
  /// The report of a name or a number, such as `complaint_monthly` or `RP-01`.
  public func report(named name: String) -> ReportPlan? {
    reports[name] ?? reports.first { $0.number.lowercased() == name.lowercased() }
  }

  /// Whether somebody may read a report: everybody, except that some are for the roles and
  /// departments that `access` names. A nil department is none of them.
  public func mayRead(
    _ plan: ReportPlan, roles staffRoles: some Sequence<String>, department: String?
  ) -> Bool {
    guard let access = plan.access else { return true }
    let readers = readers(of: access)
    return staffRoles.contains { readers.contains($0) }
      || department.map { readers.contains($0) } ?? false
  }

  /// The roles and departments that an entry of `access` names.
  public func readers(of entry: String) -> [String] {
    tables["access"]?[entry]?["readers"]?.array?.compactMap(\.string) ?? []
  }
}
