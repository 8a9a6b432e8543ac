import Cases
import Foundation
import GRDB

/// The projections as the journal makes them, to compare with those that are kept.
///
/// Events come case by case, so that one case at a time is in memory however many there are; what is
/// no case is gathered in a store that SQLite keeps in a nameless file.
struct Replay {
  private let kept: Database
  private let zone: TimeZone
  private let own: DatabaseQueue
  private var current: Case?
  private var cases = 0
  private(set) var problems: [String] = []

  /// Compares with what a database keeps.
  init(against kept: Database, zone: TimeZone) throws {
    self.kept = kept
    self.zone = zone
    own = try DatabaseQueue(path: "")
    try own.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
    try Schema.migrator.migrate(own)
  }

  /// Applies the next event of the case that it names, or of none; `id` is its name over all sites.
  mutating func take(_ event: JournalEvent, id: String) throws {
    try own.writeWithoutTransaction { own in
      try CaseProjection.applyBeside(event, id: id, in: own)
    }
    guard let number = event.subject, event.type.belongsToCase else { return }
    if current?.number != number { try settle() }
    current = try Case(current, after: event)
  }

  /// Compares what is left.
  mutating func finish() throws {
    try settle()
    let rows = try Int.fetchOne(kept, sql: "SELECT count(*) FROM case_row") ?? 0
    if rows > cases {
      let numbers = try String.fetchAll(
        kept,
        sql: """
          SELECT number FROM case_row
          WHERE NOT EXISTS (SELECT 1 FROM journal WHERE subject = number)
          """)
      problems += numbers.map { "case '\($0)' has no events" }
    }
    let (kept, own) = (kept, own)
    problems += try own.writeWithoutTransaction { own in
      try Self.tables.filter { try Self.differ(kept, own, $0.rows) }
    }.map { "\($0.name) differ from their events" }
    problems = problems.map { $0 + ": run `hearwell store rebuild`" }
  }

  /// Compares the case whose events have all come with what is kept of it.
  private mutating func settle() throws {
    guard let current else { return }
    self.current = nil
    cases += 1
    guard let found = try CaseProjection.find(current.number, in: kept) else {
      cases -= 1
      problems.append("case \(current.number) is missing")
      return
    }
    let (zone, kept) = (zone, kept)
    let isSame = try own.writeWithoutTransaction { own in
      try CaseProjection.save(current, replacing: nil, zone: zone, in: own)
      defer { try? CaseProjection.clearCases(own) }
      return try found == current
        && Self.rows(of: current.number, in: kept) == Self.rows(of: current.number, in: own)
    }
    if !isSame { problems.append("case \(current.number) differs from its events") }
  }

  private static func differ(_ kept: Database, _ own: Database, _ rows: String) throws -> Bool {
    let (one, other) = (
      try Row.fetchCursor(kept, sql: rows), try Row.fetchCursor(own, sql: rows)
    )
    while let row = try one.next() {
      if try other.next() != row { return true }
    }
    return try other.next() != nil
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
