import Cases
import Foundation
import Policy

extension ReportDesk {
  /// Orders, what they rest on, what was decided and paid.
  func recoveries(_ statistic: Statistic) throws -> ReportSection {
    try ledger(
      .recovery, statistic,
      columns: [
        "rule", "entry", "case_number", "remedy", "units", "opened_at", "amount", "decided_at",
        "decided_by", "settled_at", "state",
      ]
    ) { entry, number in
      [
        .label(rule(entry.rule)), .text(entry.id), number,
        entry.remedy.map { .label(word("remedy_" + $0)) } ?? .none,
        entry.units.map { .count($0) } ?? .none, .time(entry.openedAt),
        entry.amount.map { .money($0) } ?? .none, entry.decidedAt.map { .time($0) } ?? .none,
        entry.decidedBy.map { .text($0) } ?? .none,
        entry.stage == .settled ? entry.endedAt.map { .time($0) } ?? .none : .none,
        .label(word("stage_" + entry.stage.rawValue)),
      ]
    }
  }

  /// Proposed and decided sanctions and rewards by person and department.
  func penalties(_ statistic: Statistic) throws -> ReportSection {
    try ledger(
      .penalty, statistic,
      columns: [
        "department", "person", "rule", "entry", "case_number", "opened_at", "range", "amount",
        "points", "sanction", "decided_by", "noticed_at", "state",
      ]
    ) { entry, number in
      [
        .label(department(entry.department)), entry.person.map { .text($0) } ?? .none,
        .label(rule(entry.rule)), .text(entry.id), number, .time(entry.openedAt),
        range(of: entry), entry.amount.map { .money($0) } ?? .none,
        entry.points.map { .change($0) } ?? .none,
        entry.sanction.map { .text($0) } ?? (entry.reward ? .label(word("reward")) : .none),
        entry.decidedBy.map { .text($0) } ?? .none,
        entry.stage == .noticed ? entry.endedAt.map { .time($0) } ?? .none : .none,
        .label(word("stage_" + entry.stage.rawValue)),
      ]
    }
  }

  /// Measures with person and date, and whether they had their effect.
  func rectifications(_ statistic: Statistic) throws -> ReportSection {
    try ledger(
      .rectification, statistic,
      columns: [
        "department", "person", "entry", "case_number", "opened_at", "due_at", "state",
        "effective",
      ]
    ) { entry, number in
      let isLate = entry.stage.isOpen && entry.dueAt.map { $0 < end } ?? false
      return [
        .label(department(entry.department)), entry.person.map { .text($0) } ?? .none,
        .text(entry.id), number, .time(entry.openedAt), entry.dueAt.map { .time($0) } ?? .none,
        .label(word(isLate ? "stage_overdue" : "stage_" + entry.stage.rawValue)),
        entry.effective.map { .label(word($0 ? "yes" : "no")) } ?? .none,
      ]
    }
  }

  /// Entries that were opened or moved in the period, or were open at its end, as they were then.
  private func ledger(
    _ book: LedgerEntry.Book, _ statistic: Statistic, columns: [String],
    _ cells: (LedgerEntry, Cell) -> [Cell]
  ) throws -> ReportSection {
    var rows: [(key: [String], cells: [Cell], amount: Int)] = []
    for entry in try snapshot.ledger(book, asOf: window.until) {
      guard entry.endedAt.map({ $0.timeIntervalSince1970 >= Double(window.from) }) ?? true,
        let current = try snapshot.history(of: entry.number, until: window.until)?.current,
        counts(statistic, kind: current.kind)
      else { continue }
      let key = [entry.department ?? "", entry.person ?? "", entry.rule ?? "", entry.id]
      rows.append((key, cells(entry, number(current)), entry.amount ?? 0))
    }
    rows.sort { $0.key.lexicographicallyPrecedes($1.key) }
    var total: [Cell]?
    if let place = columns.firstIndex(of: "amount") {
      total = [.label(word("total"))] + columns.dropFirst().map { _ in Cell.none }
      total?[place] = .money(rows.reduce(0) { $0 + $1.amount })
    }
    return section(
      statistic, columns: columns, rows: rows.map(\.cells), total: total, n: rows.count,
      remarks: book == .rectification ? [] : ["remark_ledger"])
  }

  private func rule(_ code: String?) -> Label {
    guard let code else { return word("no_rule") }
    let entry = policy.tables["compensation"]?[code] ?? policy.tables["penalties"]?[code]
    let en = entry?["en"]?.string ?? code
    return Label(code, Names(zh: entry?["zh"]?.string ?? en, en: en))
  }

  private func range(of entry: LedgerEntry) -> Cell {
    guard let minimum = entry.minimum, let maximum = entry.maximum else { return .none }
    return .text(Money.text(fen: minimum) + "–" + Money.text(fen: maximum))
  }
}
