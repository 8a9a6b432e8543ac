public import Cases
public import Foundation
public import Policy

/// How customers answered when they were called back, and how satisfied they said they were, month by
/// month: what is looked at between two reports. An answer counts in its own month, as
/// it is known now.
public struct Trends: Sendable {
  private struct Month: Sendable {
    var solved: [Solved: Int] = [:]
    var satisfied = 0
    var scored = 0
  }

  private let policy: Policy
  /// Oldest first.
  private let periods: [ReportPeriod]
  private let begins: [Int]
  private var months: [Month]

  /// The month in which `now` lies and those before it.
  public init(months count: Int = 12, until now: Date, policy: Policy) {
    let today = LocalDay(of: now, in: policy.timeZone)
    var period = ReportPeriod(String(today.text.prefix(7)))
    var periods: [ReportPeriod] = []
    while let current = period, periods.count < count {
      periods.append(current)
      period = current.previous
    }
    self.policy = policy
    self.periods = periods.reversed()
    begins = periods.reversed().map { $0.begin(in: policy.timeZone).seconds }
    months = periods.map { _ in Month() }
  }

  /// The time that is looked at.
  public var window: TimeWindow {
    TimeWindow(
      from: begins.first ?? 0, until: periods.last?.end(in: policy.timeZone).seconds ?? 0)
  }

  /// Counts an answer; repeated presses at once are left out.
  public mutating func take(_ given: GivenScore) {
    guard !given.isSuspect,
      let place = begins.lastIndex(where: { $0 <= given.at.seconds })
    else { return }
    let solved = given.solved.flatMap(Solved.init(rawValue:))
    if given.number != nil, let solved { months[place].solved[solved, default: 0] += 1 }
    guard let score = given.score else { return }
    months[place].scored += 1
    // A score in passing is about no case, so there is nothing to be solved.
    if policy.isSatisfied(score: score, solved: solved ?? .no) { months[place].satisfied += 1 }
  }

  /// Both tables with their charts, as HTML for a page of somebody else's.
  public func body(in language: String) -> String {
    let text = ReportText(language: language, policy: policy)
    return [callbacks, satisfaction].map { $0.html(text) }.joined()
  }

  private var callbacks: ReportSection {
    section(
      "callback_trend", columns: ["period", "answered", "yes", "partly", "no", "solved_rate"]
    ) { month in
      let answers = Solved.allCases.map { month.solved[$0] ?? 0 }
      let n = answers.reduce(0, +)
      return (n, answers, Proportion(month.solved[.yes] ?? 0, of: n))
    }
  }

  private var satisfaction: ReportSection {
    section("satisfaction_trend", columns: ["period", "total", "satisfied", "satisfaction_rate"]) {
      month in
      (month.scored, [month.satisfied], Proportion(month.satisfied, of: month.scored))
    }
  }

  private func section(
    _ code: String, columns: [String],
    _ counted: (Month) -> (n: Int, counts: [Int], rate: Proportion)
  ) -> ReportSection {
    let rows = zip(periods, months.map(counted)).drop { $0.1.n == 0 }
    return ReportSection(
      code: code, title: word(code).names, columns: columns.map(word),
      rows: rows.map { period, row in
        [.label(Label(period.text)), .count(row.n)] + row.counts.map { .count($0) }
          + [.rate(row.rate)]
      }, n: rows.reduce(0) { $0 + $1.1.n },
      chart: Chart(
        form: .line, measure: word(columns[columns.count - 1]),
        points: rows.map { period, row in
          Chart.Point(
            label: Label(period.text), value: row.rate.rate, interval: row.rate.interval)
        }, isRate: true))
  }

  private func word(_ code: String) -> Label { Label(code, policy.reportWords[code]?.names) }
}
