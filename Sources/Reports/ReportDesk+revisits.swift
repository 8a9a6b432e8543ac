import Cases
import Foundation
import Policy

/// What became of the revisits of one row.
private struct Revisits {
  var answered = 0
  var satisfied = 0
  var closedWithout = 0
  var unreached = 0
  var open = 0
  var anonymous = 0
  var unsatisfied = 0
  var reopened = 0

  /// Those that could be made; the anonymous leave the denominator.
  var due: Int { answered + closedWithout + unreached + open }
}

extension ReportDesk {
  /// Revisits that fell due in the period, because the result was told or the case was drawn, and
  /// what had become of each at its end.
  func revisits(_ statistic: Statistic) throws -> ReportSection {
    var rows: [Label: Revisits] = [:]
    try snapshot.forEachHistory(withEvents: [.notified, .answered, .drawn], in: window) {
      event, history in
      guard event.data["state"]?.string == State.revisitPending.rawValue,
        counts(statistic, kind: history.current.kind)
      else { return }
      let label =
        statistic.facet == .department
        ? department(event.data["department"]?.string) : kind(history.current.kind)
      count(event, among: history.events, in: &rows[label, default: Revisits()])
    }
    let whole = rows.values.reduce(into: Revisits()) { $0 += $1 }
    let sorted = rows.sorted {
      $0.value.due == $1.value.due ? $0.key.code < $1.key.code : $0.value.due > $1.value.due
    }
    return section(
      statistic,
      columns: [
        statistic.facet?.rawValue ?? "kind", "due", "done", "done_rate", "unreached",
        "closed_without", "still_open", "satisfied", "unsatisfied", "satisfaction_rate",
        "reopened", "anonymous",
      ], rows: sorted.map { cells($0.key, $0.value) }, total: cells(word("total"), whole),
      n: whole.due, remarks: ["remark_revisits", "remark_satisfaction"])
  }

  private func count(
    _ told: JournalEvent, among events: [JournalEvent], in row: inout Revisits
  ) {
    let before = events.filter { $0.sequence <= told.sequence }
    let isAnonymous = before.last { $0.data["anonymous"] != nil }?.data["anonymous"] == true
    let after = events.filter { $0.sequence > told.sequence }
    let end = after.firstIndex { $0.data["solved"] != nil || $0.type == .closed }
    let cycle = end.map { after[...$0] } ?? after[...]
    if let last = cycle.last, let solved = last.data["solved"]?.string {
      row.answered += 1
      switch policy.verdict(solved: solved, score: last.data["score"]?.integer) {
      case .satisfied: row.satisfied += 1
      case .unsatisfiedAnswers: row.unsatisfied += 1
      default: break
      }
      let next = after.dropFirst(cycle.count).first
      if next?.type == .reopened { row.reopened += 1 }
    } else if isAnonymous {
      row.anonymous += 1
    } else if cycle.contains(where: { $0.data["state"] == "revisit_unreached" }) {
      row.unreached += 1
      if cycle.last?.type == .closed { row.unsatisfied += 1 }
    } else if cycle.last?.type == .closed {
      row.closedWithout += 1
      row.unsatisfied += 1
    } else {
      row.open += 1
    }
  }

  private func cells(_ label: Label, _ row: Revisits) -> [Cell] {
    [
      .label(label), .count(row.due), .count(row.answered),
      .rate(Proportion(row.answered, of: row.due)), .count(row.unreached),
      .count(row.closedWithout), .count(row.open), .count(row.satisfied),
      .count(row.unsatisfied),
      .rate(Proportion(row.satisfied, of: row.satisfied + row.unsatisfied)),
      .count(row.reopened), .count(row.anonymous),
    ]
  }
}

extension Revisits {
  fileprivate static func += (sum: inout Revisits, other: Revisits) {
    sum.answered += other.answered
    sum.satisfied += other.satisfied
    sum.closedWithout += other.closedWithout
    sum.unreached += other.unreached
    sum.open += other.open
    sum.anonymous += other.anonymous
    sum.unsatisfied += other.unsatisfied
    sum.reopened += other.reopened
  }
}
