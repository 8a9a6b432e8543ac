public import CaseStore
import Cases
import Foundation
public import Policy
public import Reports

/// Whether the reports of a site agree with each other.
public struct ReportInspection {
  private let office: ReportOffice
  private let policy: Policy

  public init(store: SiteStore, policy: Policy) {
    office = ReportOffice(store: store, policy: policy)
    self.policy = policy
  }

  /// What does not agree in a year, a sentence each. Every report is made, in every format.
  public func problems(year: Int) throws -> [String] {
    let months = (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
    var problems = try months.flatMap(problems(month:))
    for quarter in 1...4 {
      let whole = try figure("registered", of: "RP-02", "\(year)-Q\(quarter)")
      let parts = try months[(quarter * 3 - 3)..<(quarter * 3)].map {
        try figure("registered", of: "RP-01", $0)
      }
      if whole != parts.reduce(0, +) {
        problems.append("quarter \(quarter): RP-02 has \(whole), its months of RP-01 \(parts)")
      }
      let closed = try figure("closed", of: "RP-02", "\(year)-Q\(quarter)")
      let listed = try report("RP-03", "\(year)-Q\(quarter)").header.n
      let summed = try report("RP-03", "\(year)-Q\(quarter)").part("closed_list")?.rows.count
      if closed != summed {
        problems.append("quarter \(quarter): \(closed) closed, RP-03 lists \(summed ?? listed)")
      }
    }
    return problems
  }

  private func problems(month: String) throws -> [String] {
    var problems: [String] = []
    for plan in policy.reports {
      let report = try report(plan.code, month)
      let pages = [report.markdown(in: "en", by: policy), report.html(in: "en", by: policy)]
      if pages.contains(where: \.isEmpty) { problems.append("\(plan.number) is empty") }
    }
    let monthly = try report("RP-01", month)
    for part in ["by_category", "by_department", "by_channel", "by_kind", "by_target"] {
      let sum = monthly.part(part)?.sum("registered") ?? 0
      if sum != monthly.header.n {
        problems.append("\(month): RP-01 counts \(monthly.header.n), \(part) adds up to \(sum)")
      }
    }
    for part in ["in_time", "late"] {
      let whole = try figure(part, of: "RP-25", month)
      let clocks = try report("RP-25", month).part("timeliness")?.sum(part) ?? 0
      if whole != clocks { problems.append("\(month): \(whole) \(part), by clock \(clocks)") }
    }
    for part in ["revisits_by_kind", "revisits_by_department"] {
      guard let revisits = try report("RP-13", month).part(part) else { continue }
      let outcomes = ["done", "unreached", "closed_without", "still_open"].map(revisits.sum)
      if revisits.sum("due") != outcomes.reduce(0, +) {
        problems.append("\(month): RP-13 has \(revisits.sum("due")) due, \(outcomes)")
      }
    }
    return problems
  }

  private func report(_ name: String, _ period: String) throws -> Report {
    guard let plan = policy.report(named: name) else { throw Missing(report: name) }
    return try office.report(
      plan, period: ReportPeriod(period), now: Date(timeIntervalSince1970: 4_102_444_800),
      reader: nil)
  }

  private func figure(_ row: String, of name: String, _ period: String) throws -> Int {
    try report(name, period).part("overview")?.count(row, "value") ?? 0
  }

  struct Missing: Error { let report: String }
}

extension Report {
  /// The part of that code.
  public func part(_ code: String) -> ReportSection? { sections.first { $0.code == code } }
}

extension ReportSection {
  /// A cell by the code of its row and column.
  public func cell(_ row: String, _ column: String) -> Cell? {
    guard let place = columns.firstIndex(where: { $0.code == column }) else { return nil }
    return rows.first { cells in
      if case .label(let label) = cells[0] { return label.code == row }
      return false
    }?[place]
  }

  func count(_ row: String, _ column: String) -> Int {
    if case .count(let count)? = cell(row, column) { return count }
    return 0
  }

  /// The sum of a column of counts.
  public func sum(_ column: String) -> Int {
    guard let place = columns.firstIndex(where: { $0.code == column }) else { return 0 }
    return rows.reduce(0) { sum, row in
      if case .count(let count) = row[place] { return sum + count }
      return sum
    }
  }
}
