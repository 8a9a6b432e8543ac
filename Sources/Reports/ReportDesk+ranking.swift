import Policy

extension ReportDesk {
  /// The rank of each row by the statistic's rate, best first; a row with too few cases is not
  /// ranked and says so: a rate of a handful of cases says nothing of a department.
  func ranks(of rows: [TallyRow], _ statistic: Statistic) -> [Cell] {
    guard let column = statistic.rank else { return [] }
    let rates = rows.map { rate($0.now, column) }
    let fit = zip(rows, rates).map { row, rate in
      cases(of: row.now, rate, column) >= policy.reportRules.leastForRanking ? rate.rate : nil
    }
    return fit.map { rate in
      guard let rate else { return .label(word("too_few")) }
      return .count(1 + fit.count { $0.map { $0 > rate } ?? false })
    }
  }

  /// How many cases a rate rests on: a case has many clocks, and they are not independent.
  private func cases(of tally: Tally, _ rate: Proportion, _ column: Statistic.Column) -> Int {
    column == .inTimeRate ? min(rate.n, max(tally[.registered], tally[.resolved])) : rate.n
  }

  private func rate(_ tally: Tally, _ column: Statistic.Column) -> Proportion {
    column == .satisfactionRate ? tally.satisfactionRate : tally.inTimeRate
  }

  /// What the figures mean, where their names do not say it.
  func remarks(on statistic: Statistic) -> [String] {
    var remarks: [String] = []
    let columns = Set(statistic.columns)
    if columns.contains(.inTimeRate) { remarks.append("remark_in_time") }
    if columns.contains(.satisfactionRate) { remarks.append("remark_satisfaction") }
    if statistic.rank != nil { remarks.append("remark_ranking") }
    return remarks
  }

  /// Draws the main column, or the rate that the rows are ranked by or that alone stands beside
  /// counts.
  func chart(
    of rows: [TallyRow], _ statistic: Statistic, by main: Statistic.Column
  ) -> Chart? {
    guard let form = statistic.chart, !rows.isEmpty else { return nil }
    let rate = statistic.facet == .clock || form == .line ? rateColumn(of: statistic) : nil
    let points = rows.map { row in
      let proportion = rate.map { self.rate(row.now, $0) }
      return Chart.Point(
        label: row.label,
        value: rate == nil ? Double(number(of: row.now, by: main)) : proportion?.rate,
        interval: proportion?.interval)
    }
    return Chart(
      form: form, measure: word((rate ?? main).rawValue), points: points, isRate: rate != nil)
  }

  private func rateColumn(of statistic: Statistic) -> Statistic.Column? {
    let isTally = ![.registered, .closed].contains(statistic.columns[0])
    return isTally ? statistic.columns.last { [.inTimeRate, .satisfactionRate].contains($0) } : nil
  }
}
