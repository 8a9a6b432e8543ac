public import CaseStore
import Cases
import Foundation
public import Policy
public import Reports

/// Whether the reports of a site agree with each other: every report at every length of period that
/// it or one like it is made for, each figure with every other report and part that tells it.
public struct ReportInspection {
  private let office: ReportOffice
  private let policy: Policy

  public init(store: SiteStore, policy: Policy) {
    office = ReportOffice(records: store, policy: policy)
    self.policy = policy
  }

  /// What does not agree in a year, a sentence each; `progress` is told after every report. Every
  /// report is made, in every format.
  public func problems(
    year: Int, _ progress: (_ done: Int, _ whole: Int) -> Void = { _, _ in }
  ) throws -> [String] {
    let months = (1...12).compactMap { ReportPeriod("\(year)-\($0 < 10 ? "0" : "")\($0)") }
    let quarters = (1...4).compactMap { ReportPeriod("\(year)-Q\($0)") }
    let whole = [ReportPeriod(String(year))].compactMap(\.self)
    let pages = policy.reports.flatMap { plan in
      switch plan.cadence {
      case .daily, .monthly: months.map { (plan, $0) }
      case .quarterly: quarters.map { (plan, $0) }
      case .yearly: whole.map { (plan, $0) }
      }
    }
    var figures = ReportFigures(policy: policy)
    var problems: [String] = []
    for (place, (plan, period)) in pages.enumerated() {
      let report = try office.report(
        plan, period: period, now: Date(timeIntervalSince1970: 4_102_444_800), reader: nil)
      figures.take(report, of: plan, period)
      if Self.formats(of: report, by: policy).contains(where: \.isEmpty) {
        problems.append("\(plan.number) of \(period.text) is empty")
      }
      progress(place + 1, pages.count)
    }
    let ends = [ReportPeriod("\(year + 1)-01")].compactMap(\.self)
    let begins = (months + ends).map { $0.begin(in: policy.timeZone) }
    return problems + figures.problems
      + figures.unequalSums(of: zip(begins, begins.dropFirst()).map { (from: $0, until: $1) })
  }

  private static func formats(of report: Report, by policy: Policy) -> [String] {
    ["zh-CN", "en"].flatMap { language in
      [
        report.markdown(in: language, by: policy), report.html(in: language, by: policy),
        report.csv(in: language, by: policy),
      ]
    } + [report.json(by: policy)]
  }
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
