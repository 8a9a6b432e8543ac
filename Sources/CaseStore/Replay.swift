import Cases
import Foundation
import GRDB

/// The projections as the journal makes them, in a store in memory, to compare with those that are
/// kept.
struct Replay {
  private var cases: [CaseNumber: Case] = [:]
  private let memory: DatabaseQueue
  private let zone: TimeZone

  init(zone: TimeZone) throws {
    self.zone = zone
    memory = try DatabaseQueue()
    try Schema.migrator.migrate(memory)
  }

  /// Applies the next event; `id` is its name over all sites.
  mutating func take(_ event: JournalEvent, id: String) throws {
    try memory.writeWithoutTransaction { copy in
      try CaseProjection.applyScore(event, id: id, in: copy)
      try LedgerProjection.apply(event, id: id, in: copy)
      try DutyProjection.apply(event, in: copy)
    }
    guard let number = event.subject, event.type.belongsToCase else { return }
    if cases[number] == nil {
      cases[number] = try Case(registering: event)
    } else {
      try cases[number]?.apply(event)
    }
  }

  /// What is kept otherwise than the journal says, a sentence each.
  func differences(from db: Database) throws -> [String] {
    try memory.writeWithoutTransaction { copy in
      try casesThatDiffer(in: db, copy)
        + Self.tables.filter { table in
          try Row.fetchAll(db, sql: table.rows) != Row.fetchAll(copy, sql: table.rows)
        }.map { "\($0.name) differ from their events: run `hearwell store rebuild`" }
    }
  }

  private func casesThatDiffer(in db: Database, _ copy: Database) throws -> [String] {
    var problems: [String] = []
    var seen: Set<CaseNumber> = []
    let texts = try String.fetchCursor(db, sql: "SELECT number FROM case_row")
    while let text = try texts.next() {
      guard let number = CaseNumber(text) else {
        problems.append("case '\(text)' has no valid number: run `hearwell store rebuild`")
        continue
      }
      seen.insert(number)
      guard let current = cases[number] else {
        problems.append("case \(text) has no events: run `hearwell store rebuild`")
        continue
      }
      try CaseProjection.save(current, zone: zone, in: copy)
      let isKept =
        try CaseProjection.find(number, in: db) == current
        && Self.rows(of: number, in: db) == Self.rows(of: number, in: copy)
      // One case at a time, so that memory stays the same however many there are.
      try CaseProjection.clearCases(copy)
      if !isKept {
        problems.append("case \(text) differs from its events: run `hearwell store rebuild`")
      }
    }
    for number in cases.keys.sorted(by: { $0.text < $1.text }) where !seen.contains(number) {
      problems.append("case \(number) is missing: run `hearwell store rebuild`")
    }
    return problems
  }

  /// All that is kept of a case beside its body, which is compared as a case.
  private static func rows(of number: CaseNumber, in db: Database) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT kind, category, state, channel, department, registered_at, phone,
            calling_number, account, text
          FROM case_row LEFT JOIN search ON search.rowid = case_row.id WHERE number = ?
          """), arguments: [number.text])
      + Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT position, clock_row.id, started_at, due_at, ended_at, clock_row.state
            FROM clock_row JOIN case_row ON case_row.id = case_id WHERE number = ?
            ORDER BY position
            """), arguments: [number.text])
  }

  /// What is no case; how often an alarm was carried out is not in the journal.
  private static let tables = [
    (name: "scores", rows: "SELECT * FROM score_row ORDER BY event"),
    (name: "ledgers", rows: "SELECT * FROM ledger_row ORDER BY id"),
    (name: "notices", rows: "SELECT * FROM notice ORDER BY id"),
    (name: "draws", rows: "SELECT * FROM draw ORDER BY month"),
    (name: "drawn cases", rows: "SELECT * FROM draw_result ORDER BY month, number"),
    (
      name: "alarms",
      rows: """
      SELECT id, reason, number, category, department, due_at, raised_at, acknowledged_at,
        acknowledged_by, clock
      FROM alarm ORDER BY id
      """
    ),
  ]
}
