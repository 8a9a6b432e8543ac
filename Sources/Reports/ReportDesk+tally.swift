import Cases
import Policy

/// One row of a table of counts.
struct TallyRow {
  var label: Label
  var now: Tally
  var before: Tally?
}

extension ReportDesk {
  /// Counts and rates, a row for each value of the statistic's facet.
  func tally(
    _ statistic: Statistic, _ counted: inout CountedPeriods
  ) throws -> ReportSection {
    let now = tallies(statistic, of: try counted.current())
    var before: [Label: Tally]?
    if statistic.columns.contains(where: { [.previous, .change].contains($0) }) {
      before = try counted.previous().map { tallies(statistic, of: $0) }
    }
    var rows = Set(now.keys).union(before?.keys ?? [:].keys).map { label in
      TallyRow(label: label, now: now[label] ?? Tally(), before: before?[label])
    }
    let whole = TallyRow(
      label: word("total"), now: now.values.reduce(into: Tally()) { $0 += $1 },
      before: before.map { $0.values.reduce(into: Tally()) { $0 += $1 } })
    let main = statistic.columns[0]
    sort(&rows, by: main)
    rows.removeAll { isEmpty($0, statistic) }
    if statistic.facet == nil { return overview(statistic, whole) }
    let ranks = ranks(of: rows, statistic)
    let cells = rows.enumerated().map { place, row in
      [.label(row.label)] + statistic.columns.map { cell($0, row, of: whole, main) }
        + (statistic.rank == nil ? [] : [ranks[place]])
    }
    return section(
      statistic, columns: titles(of: statistic), rows: cells,
      total: [.label(whole.label)] + statistic.columns.map { cell($0, whole, of: whole, main) }
        + (statistic.rank == nil ? [] : [.none]),
      n: number(of: whole.now, by: main), remarks: remarks(on: statistic),
      chart: chart(of: rows, statistic, by: main))
  }

  private func titles(of statistic: Statistic) -> [String] {
    [statistic.facet?.rawValue ?? "figure"] + statistic.columns.map(\.rawValue)
      + (statistic.rank == nil ? [] : ["rank"])
  }

  /// The counts of a period by the facet's values; all in one where there is none.
  func tallies(_ statistic: Statistic, of rows: CountedPeriods.Rows) -> [Label: Tally] {
    var tallies: [Label: Tally] = [:]
    for (key, tally) in rows.tallies where counts(statistic, kind: key.kind) {
      guard let label = label(of: key, by: statistic.facet) else { continue }
      tallies[label, default: Tally()] += tally
    }
    return tallies
  }

  private func label(of key: CountedPeriods.Key, by facet: Statistic.Facet?) -> Label? {
    guard let facet else { return key.about == .handler ? nil : word("total") }
    switch facet {
    case .clock: return key.about == facet ? key.name.map(clock) : nil
    case .person, .handler:
      return key.about == facet ? key.name.map { Label($0) } : nil
    case .cause: return key.about == facet ? key.name.map(cause) ?? word("unclassified") : nil
    case .target:
      guard key.about == facet else { return nil }
      return key.name.map { Label($0, policy.targets[$0]?.names) } ?? word("not_stated")
    default: return key.about == .handler ? nil : label(ofCase: key, by: facet)
    }
  }

  private func label(ofCase key: CountedPeriods.Key, by facet: Statistic.Facet) -> Label {
    switch facet {
    case .kind: return kind(key.kind)
    case .category: return category(key.category)
    case .department: return department(key.department)
    case .channel: return channel(key.channel)
    case .source: return word("source_" + (policy.channels[key.channel]?.group ?? "unknown"))
    default:
      let code = policy.categories[key.category]?.group ?? key.category
      return Label(code, policy.groups[code]?.names)
    }
  }

  /// Totals are read down: a row a figure.
  private func overview(_ statistic: Statistic, _ whole: TallyRow) -> ReportSection {
    let main = statistic.columns[0]
    return section(
      statistic, columns: ["figure", "value"],
      rows: statistic.columns.map { column in
        [.label(word(column.rawValue)), cell(column, whole, of: whole, main)]
      },
      n: number(of: whole.now, by: main), remarks: remarks(on: statistic))
  }

  /// Most first, then by code, so that the same figures always stand in the same order.
  private func sort(_ rows: inout [TallyRow], by column: Statistic.Column) {
    rows.sort { first, second in
      let (one, other) = (number(of: first.now, by: column), number(of: second.now, by: column))
      return one == other ? first.label.code < second.label.code : one > other
    }
  }

  private func isEmpty(_ row: TallyRow, _ statistic: Statistic) -> Bool {
    statistic.columns.allSatisfy { column in
      switch column {
      case .share, .change, .points: return true
      case .previous: return row.before.map { number(of: $0, by: statistic.columns[0]) } ?? 0 == 0
      default: return number(of: row.now, by: column) == 0
      }
    }
  }

  /// The count behind a column; for a rate, of how many it is one.
  func number(of tally: Tally, by column: Statistic.Column) -> Int {
    switch column {
    case .registered, .share, .previous, .change, .points:
      max(tally[.registered], tally[.targeted])
    case .open: tally[.open]
    case .closed: tally[.closed]
    case .planned: tally[.planned] + tally[.responsible]
    case .resolved: tally[.resolved]
    case .reopened: tally[.reopened]
    case .closedUnsatisfied: tally[.closedUnsatisfied]
    case .secondComplaints: tally[.secondComplaints]
    case .inTime: tally[.inTime]
    case .late: tally[.late]
    case .inTimeRate: tally.inTimeRate.n
    case .answered: tally[.answered]
    case .satisfied: tally[.satisfied]
    case .unsatisfied: tally.unsatisfied
    case .unscored: tally[.unscored]
    case .satisfactionRate: tally.satisfactionRate.n
    }
  }

  func cell(
    _ column: Statistic.Column, _ row: TallyRow, of whole: TallyRow, _ main: Statistic.Column
  ) -> Cell {
    switch column {
    case .inTimeRate: .rate(row.now.inTimeRate)
    case .satisfactionRate: .rate(row.now.satisfactionRate)
    case .share:
      .rate(Proportion(number(of: row.now, by: main), of: number(of: whole.now, by: main)))
    case .previous: whole.before == nil ? .none : .count(previous(row, main))
    case .change:
      whole.before == nil ? .none : .change(number(of: row.now, by: main) - previous(row, main))
    case .points:
      .change(
        policy.reportRules.points.reduce(0) { $0 + $1.value * number(of: row.now, by: $1.key) })
    default: .count(number(of: row.now, by: column))
    }
  }

  private func previous(_ row: TallyRow, _ main: Statistic.Column) -> Int {
    row.before.map { number(of: $0, by: main) } ?? 0
  }
}
