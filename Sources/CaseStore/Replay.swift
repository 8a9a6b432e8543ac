import Cases
import Foundation
import GRDB

/// The projections as the journal makes them, to compare with those that are kept.
///
/// One case at a time is compared however many there are; what is no case is gathered in a store that
/// SQLite keeps in a nameless file.
struct Replay {
  private let kept: Database
  private let own: DatabaseQueue
  private var problems: [String] = []

  /// What a store keeps otherwise than its events say, a sentence each.
  static func problems(of store: SiteStore, as kept: Database) throws -> [String] {
    var replay = try Replay(against: kept)
    var stretches = try store.stretches(in: kept)
    while let stretch = try stretches.next() { try replay.take(stretch) }
    try replay.finish()
    return replay.problems
  }

  private init(against kept: Database) throws {
    self.kept = kept
    own = try DatabaseQueue(path: "")
    try own.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
    try Schema.migrator.migrate(own)
  }

  private mutating func take(_ stretch: ProjectedStretch) throws {
    problems += stretch.misfiled.map { "event \($0): it is filed otherwise than it says" }
    problems += stretch.failures.map { "event \($0.sequence): \($0.error)" }
    let kept = kept
    problems += try own.writeWithoutTransaction { own in
      for (event, id) in stretch.beside {
        try CaseProjection.applyBeside(event, id: id, in: own)
      }
      return try stretch.cases.compactMap { try Self.problem(of: $0, in: kept, beside: own) }
    }
  }

  /// Compares what is left.
  private mutating func finish() throws {
    problems += try Self.homeless(in: kept)
    if try !SearchInspection.isSound(in: kept) {
      problems.append("the search index differs from what is searched")
    }
    let (kept, own) = (kept, own)
    problems += try own.writeWithoutTransaction { own in
      try Self.tables.filter { try Self.differ(kept, own, $0.rows) }
    }.map { "\($0.name) differ from their events" }
    problems = problems.map { "\($0): \(StoreKind.site.rebuilding)" }
  }

  /// Cases without events, and what is kept of cases that are not kept.
  private static func homeless(in kept: Database) throws -> [String] {
    let numbers = try String.fetchAll(
      kept,
      sql: """
        SELECT number FROM case_row
        WHERE NOT EXISTS (SELECT 1 FROM journal WHERE subject = number)
        """)
    var problems = numbers.map { "case '\($0)' has no events" }
    for part in parts {
      let isHomeless = try Bool.fetchOne(
        kept,
        sql: """
          SELECT EXISTS (SELECT 1 FROM \(part.table) WHERE \(part.key) NOT IN
            (SELECT id FROM case_row))
          """)
      if isHomeless == true { problems.append("\(part.name) of no case are kept") }
    }
    return problems
  }

  private static let parts = [
    (name: "clocks", table: "clock_row", key: "case_id"),
    (name: "texts to search", table: "search", key: "rowid"),
  ]

  /// Compares a case with what is kept of it.
  private static func problem(
    of unkept: CaseDraft, in kept: Database, beside own: Database
  ) throws -> String? {
    let number = unkept.current.number
    let found: Case?
    do {
      found = try CaseProjection.find(number, in: kept)
    } catch is UnreadableProjection {
      return "case \(number) cannot be read"
    }
    guard let found else { return "case \(number) is missing" }
    try CaseProjection.insert(unkept, in: own)
    defer { try? CaseProjection.clearCases(own) }
    let isSame =
      try found == unkept.current && rows(of: number, in: kept) == rows(of: number, in: own)
    return isSame ? nil : "case \(number) differs from its events"
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
            calling_number, account, moved_at, text
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
    (name: "slip keys", rows: "SELECT * FROM slip_key ORDER BY site, public_key"),
    (name: "notices", rows: "SELECT * FROM notice ORDER BY id"),
    (name: "directions taken", rows: "SELECT * FROM direction_taken ORDER BY sequence"),
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
