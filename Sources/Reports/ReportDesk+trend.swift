import Cases
import Foundation
import Policy

extension ReportDesk {
  /// The report's period and those before it, oldest first, each as it was known at its own end.
  func trend(
    _ statistic: Statistic, _ counted: inout CountedPeriods
  ) throws -> ReportSection {
    guard let period else { return section(statistic, columns: ["period"], rows: [], n: 0) }
    var periods = [period]
    while periods.count < statistic.most ?? 12 {
      periods.append(periods[periods.count - 1].previous)
    }
    let main = statistic.columns[0]
    var rows: [TallyRow] = []
    for earlier in periods.reversed() {
      let tallies = tallies(
        statistic,
        of: try earlier == period ? counted.current() : counted.rows(in: window(of: earlier)))
      rows.append(
        TallyRow(
          label: Label(earlier.text),
          now: tallies.values.reduce(into: Tally()) { $0 += $1 }))
    }
    // Periods before the first case say nothing.
    rows = Array(
      rows.drop { row in statistic.columns.allSatisfy { number(of: row.now, by: $0) == 0 } })
    return section(
      statistic, columns: ["period"] + statistic.columns.map(\.rawValue),
      rows: rows.map { row in
        [.label(row.label)] + statistic.columns.map { cell($0, row, of: row, main) }
      },
      n: rows.last.map { number(of: $0.now, by: main) } ?? 0, remarks: remarks(on: statistic),
      chart: chart(of: rows, statistic, by: main))
  }

  /// Categories with enough cases that have grown by enough over the period before.
  func hotIssues(
    _ statistic: Statistic, _ counted: inout CountedPeriods
  ) throws -> ReportSection {
    let rules = policy.reportRules
    let now = byCategory(statistic, try counted.current())
    let before = try counted.previous().map { byCategory(statistic, $0) }
    let hot = now.filter { code, count in
      let earlier = before?[code] ?? 0
      return count >= rules.leastForHotIssue
        && count * 100 >= earlier * (100 + rules.hotIssueGrowth)
    }.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    let rows = hot.prefix(statistic.most ?? 5).map { code, count in
      let earlier = before?[code] ?? 0
      return [
        .label(category(code)), .label(department(policy.department(forCategory: code))),
        .count(count), .count(earlier), .change(count - earlier),
      ] as [Cell]
    }
    return section(
      statistic, columns: ["category", "lead", "registered", "previous", "change"], rows: rows,
      n: rows.count, remarks: ["remark_hot_issues"])
  }

  private func byCategory(
    _ statistic: Statistic, _ rows: CountedPeriods.Rows
  ) -> [String: Int] {
    var registered: [String: Int] = [:]
    for (key, tally) in rows.tallies where counts(statistic, kind: key.kind) {
      registered[key.category, default: 0] += tally[.registered]
    }
    return registered
  }

  /// Complaints per 1000 accounts and month; "not set" where nobody wrote how many accounts there
  /// are.
  func complaintRate(
    _ statistic: Statistic, _ counted: inout CountedPeriods
  ) throws -> ReportSection {
    let tallies = tallies(statistic, of: try counted.current())
    let complaints = tallies.values.reduce(0) { $0 + $1[.registered] }
    let accounts = policy.reportRules.accounts
    var rate = Cell.label(word("not_set"))
    if let accounts, accounts > 0 {
      let perMonth = Double(complaints) / Double(accounts) * 1000 / months
      rate = .text(Decimals.text(perMonth, places: 3))
    }
    return section(
      statistic, columns: ["figure", "value"],
      rows: [
        [.label(word("complaints")), .count(complaints)],
        [.label(word("accounts")), accounts.map { .count($0) } ?? .label(word("not_set"))],
        [.label(word("per_1000_accounts")), rate],
      ], n: complaints)
  }

  private var months: Double {
    switch period?.length {
    case .quarter: 3
    case .year: 12
    default: 1
    }
  }
}
