public import Cases
public import Foundation
import GRDB

/// One consistent state of a site's store, to read from. Headquarters' store has the same tables of
/// cases and offers what ``CaseSnapshot`` asks of them.
public struct SiteSnapshot {
  let db: Database
  let zone: TimeZone
  /// nil at headquarters, which has many.
  let site: Int?

  /// The case of that number; nil where there is none.
  public func find(_ number: CaseNumber) throws -> Case? {
    try CaseProjection.find(number, in: db)
  }

  /// A value kept by name; nil where there is none.
  public func meta(_ name: String) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
  }

  /// Time of the last event of the journal; nil while it is empty.
  public func lastTime() throws -> Date? {
    try Double.fetchOne(db.cachedStatement(sql: "SELECT max(time) FROM journal"))
      .map(Date.init(timeIntervalSince1970:))
  }

  /// Sequence of the last event of the journal; 0 while it is empty.
  public func lastSequence() throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM journal")).map {
      JournalPosition($0).sequence
    } ?? 0
  }

  /// Site and epoch of the journal's last event; nil while it is empty, or where damage struck it.
  func owner() throws -> (site: Int, epoch: Int)? {
    let id = try String.fetchOne(
      db,
      sql: """
        SELECT CASE WHEN json_valid(line) THEN line ->> '$.id' END FROM journal
        ORDER BY sequence DESC LIMIT 1
        """)
    let parts = id?.split(separator: ".").compactMap { Int($0) } ?? []
    return parts.count == 3 ? (parts[0], parts[1]) : nil
  }

  /// Entries of one ledger or of all, of one case or of all, in the order in which they were opened.
  public func ledger(
    _ book: LedgerEntry.Book? = nil, of number: CaseNumber? = nil
  ) throws -> [LedgerEntry] {
    try LedgerProjection.entries(book, of: number, in: db)
  }

  /// Hands over the wanted cases one by one, newest first, until `body` returns false. What is searched
  /// comes in the order in which it was filed, last first: the first of many is then found at once.
  public func forEachCase(_ query: CaseQuery, _ body: (Case) throws -> Bool) throws {
    var conditions: [String] = []
    var arguments = StatementArguments()
    func narrow(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    narrow("state = ?", query.state?.rawValue)
    narrow("kind = ?", query.kind)
    narrow("category = ?", query.category)
    narrow("department = ?", query.department)
    narrow("registered_at >= ?", query.since?.seconds)
    narrow("registered_at < ?", query.before?.seconds)
    if let text = query.search {
      guard let match = SearchText.query(text) else { return }
      narrow("search MATCH ?", match)
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let sql =
      query.search == nil
      ? "SELECT number, body FROM case_row \(filter) ORDER BY registered_at DESC, number DESC"
      : """
      SELECT number, body FROM search CROSS JOIN case_row ON case_row.id = search.rowid \(filter)
      ORDER BY search.rowid DESC
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      guard try body(CaseBody.read(row[1], of: row[0])) else { return }
    }
  }

  /// The wanted cases, newest first, at most so many.
  public func cases(_ query: CaseQuery, limit: Int = .max) throws -> [Case] {
    var found: [Case] = []
    guard limit > 0 else { return found }
    try forEachCase(query) {
      found.append($0)
      return found.count < limit
    }
    return found
  }

  /// Clocks that run, late or not; soonest due first.
  public func liveClocks(dueBefore limit: Date? = nil) throws -> [LiveClock] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT number, category, department, clock_row.id, started_at, due_at, clock_row.state
          FROM clock_row JOIN case_row ON case_row.id = clock_row.case_id
          WHERE clock_row.ended_at IS NULL AND clock_row.state IN ('running', 'breached')
            AND due_at <= ?
          ORDER BY due_at, number
          """), arguments: [limit.map { Int($0.timeIntervalSince1970) } ?? Int.max])
    var clocks: [LiveClock] = []
    while let row = try rows.next() {
      guard let number = CaseNumber(row[0] as String),
        let state = ClockState(rawValue: row[6] as String)
      else { continue }
      let record = ClockRecord(
        id: row[3], startedAt: Date(timeIntervalSince1970: Double(row[4] as Int)),
        dueAt: Date(timeIntervalSince1970: Double(row[5] as Int)), state: state)
      clocks.append(
        LiveClock(number: number, category: row[1], department: row[2], record: record))
    }
    return clocks
  }
}
