import Cases
import Foundation
import Policy

/// One report in the making: what it is to hold, of which time, for whom.
struct ReportDesk {
  let snapshot: any ReportSnapshot
  let policy: Policy
  let plan: ReportPlan
  let zone: TimeZone
  /// nil for a list of now.
  let period: ReportPeriod?
  let window: TimeWindow
  let reader: ReportReader?

  /// Up to when data is taken: the period's end, or the last second of what is known.
  var end: Date { Date(timeIntervalSince1970: Double(window.until - (isOver ? 0 : 1))) }

  /// Whether a period is named that has not ended: it is told as of the last event.
  var isRunning: Bool { period != nil && !isOver }

  private var isOver: Bool { period.map { window(of: $0).until == window.until } ?? false }

  /// A word of the policy's `report_words`.
  func word(_ code: String) -> Label { Label(code, policy.reportWords[code]?.names) }

  /// The name of a department, or that there is none yet.
  func department(_ code: String?) -> Label {
    code.map { Label($0, policy.departments[$0]?.names) } ?? word("unassigned")
  }

  func category(_ code: String) -> Label { Label(code, policy.categories[code]?.names) }
  func kind(_ code: String) -> Label { Label(code, policy.kinds[code]?.names) }
  func channel(_ code: String) -> Label { Label(code, policy.channels[code]?.names) }
  func clock(_ code: String) -> Label { Label(code, policy.deadlines[code]?.names) }
  func cause(_ code: String) -> Label { Label(code, policy.causes[code]?.names) }

  /// Whether a statistic of this report counts cases of a kind.
  func counts(_ statistic: Statistic, kind: String) -> Bool {
    policy.covers(statistic.kinds.isEmpty ? plan.kinds : statistic.kinds, kind)
  }

  /// Whether the reader may see the number of a case; it is counted all the same.
  func maySee(_ category: String) -> Bool {
    guard let reader else { return true }
    return policy.maySee(category: category, roles: reader.roles, department: reader.department)
  }

  /// Who answers for a case to its end: a person's id, or a department.
  func owner(of current: Case) -> Cell {
    guard let owner = current.owner else { return .none }
    return policy.departments[owner].map { .label(Label(owner, $0.names)) } ?? .text(owner)
  }

  /// The case's number, or that this reader may not see it.
  func number(_ current: Case) -> Cell {
    maySee(current.category) ? .number(current.number) : .label(word("withheld"))
  }

  func section(
    _ statistic: Statistic, columns: [String], rows: [[Cell]], total: [Cell]? = nil, n: Int,
    remarks: [String] = [], chart: Chart? = nil
  ) -> ReportSection {
    ReportSection(
      code: statistic.code, title: statistic.names, columns: columns.map(word), rows: rows,
      total: rows.isEmpty ? nil : total, n: n, remarks: remarks.map(word), chart: chart)
  }

  /// The window of a period of this report, from midnight to midnight.
  func window(of period: ReportPeriod) -> TimeWindow {
    let days = period.days(of: plan)
    return TimeWindow(
      from: Int(days.lowerBound.time(minute: 0, in: zone).timeIntervalSince1970),
      until: Int(days.upperBound.time(minute: 0, in: zone).timeIntervalSince1970))
  }
}

/// Who reads a report.
public struct ReportReader: Sendable, Equatable {
  public var roles: [String]
  /// nil stands for every department.
  public var department: String?

  public init(roles: [String], department: String?) {
    self.roles = roles
    self.department = department
  }
}
