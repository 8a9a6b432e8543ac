import Batches
import Cases
import Foundation
import GRDB

extension CaseProjection {
  /// Applies an event to its case and writes the case back, and to what is kept beside cases; the
  /// case after it, where it has one.
  ///
  /// - Throws: `CaseError` where the event does not fit its case; nothing is then written.
  static func apply(_ event: JournalEvent, id: String, zone: TimeZone, in db: Database) throws
    -> Case?
  {
    try applyBeside(event, id: id, in: db)
    guard let number = event.subject, event.type.belongsToCase else { return nil }
    let earlier = event.type == .registered ? nil : try kept(number, in: db)
    let current = try Case(earlier?.current, after: event)
    if let earlier {
      try save(current, replacing: earlier, zone: zone, in: db)
    } else {
      try insert(Unkept(current, zone: zone), in: db)
    }
    return current
  }

  /// Whether an event of that type may change what is kept beside cases.
  static func concernsBeside(_ type: EventType) -> Bool {
    GivenScore.types.contains(type) || LedgerEntry.book(of: type) != nil
      || DutyProjection.types.contains(type) || type == .slipKeyAdded
  }

  /// Applies an event to what is kept beside cases: scores, ledgers, alarms, notices, draws, slip keys.
  static func applyBeside(_ event: JournalEvent, id: String, in db: Database) throws {
    guard concernsBeside(event.type) else { return }
    try applyScore(event, id: id, in: db)
    try LedgerProjection.apply(event, id: id, in: db)
    try DutyProjection.apply(event, in: db)
    try SlipKeyProjection.apply(event, id: id, in: db)
  }

  static func find(_ number: CaseNumber, in db: Database) throws -> Case? {
    try kept(number, in: db)?.current
  }

  /// A case as it is kept, with the id of its row.
  typealias Kept = (id: Int64, current: Case)

  private static func kept(_ number: CaseNumber, in db: Database) throws -> Kept? {
    let statement = try db.cachedStatement(
      sql: "SELECT number, body, id FROM case_row WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number.text]) else { return nil }
    return (row[2], try CaseBody.read(row[1], of: row[0]))
  }

  /// Writes a case over whatever is kept of it, be it readable or not.
  static func overwrite(_ current: Case, zone: TimeZone, in db: Database) throws {
    let id = try id(of: current.number, in: db)
    if let id {
      for sql in ["DELETE FROM clock_row WHERE case_id = ?", "DELETE FROM search WHERE rowid = ?"] {
        try db.cachedStatement(sql: sql).execute(arguments: [id])
      }
    }
    let row = try saveRow(current, as: CaseBody.text(of: current, zone: zone), over: id, in: db)
    try saveClocks(current.clocks, replacing: [], of: row, in: db)
    try index(SearchText.indexed(current), as: row, in: db)
  }

  private static func id(of number: CaseNumber, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM case_row WHERE number = ?"),
      arguments: [number.text])
  }

  /// Writes a case over what is kept of it.
  static func save(_ change: CaseChange, zone: TimeZone, in db: Database) throws {
    guard let earlier = change.earlier, let id = try id(of: earlier.number, in: db) else {
      return try insert(Unkept(change.current, zone: zone), in: db)
    }
    try save(change.current, replacing: (id, earlier), zone: zone, in: db)
  }

  /// A case of which nothing is kept yet, with what is written of it.
  struct Unkept: Sendable {
    let current: Case
    let body: String
    let words: String

    init(_ current: Case, zone: TimeZone) {
      self.current = current
      body = CaseBody.text(of: current, zone: zone)
      words = SearchText.indexed(current)
    }
  }

  /// Writes a case of which nothing is kept yet.
  static func insert(_ unkept: Unkept, in db: Database) throws {
    let id = try saveRow(unkept.current, as: unkept.body, over: nil, in: db)
    try saveClocks(unkept.current.clocks, replacing: [], of: id, in: db)
    try index(unkept.words, as: id, in: db)
  }

  /// Writes a case over the one that is kept; what is the same stays.
  private static func save(
    _ current: Case, replacing earlier: Kept, zone: TimeZone, in db: Database
  ) throws {
    let body = CaseBody.text(of: current, zone: zone)
    let id = try saveRow(current, as: body, over: earlier.id, in: db)
    try saveClocks(current.clocks, replacing: earlier.current.clocks, of: id, in: db)
    if SearchText.texts(of: earlier.current) == SearchText.texts(of: current) { return }
    try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [id])
    try index(SearchText.indexed(current), as: id, in: db)
  }

  private static func index(_ words: String, as id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .run(.integer(Int(id)), .text(words))
  }

  /// Writes the row of a case, over the one with that id or anew; its id.
  ///
  /// Two statements and no upsert: that opens a savepoint, at which `search` writes out what it has
  /// gathered, case by case.
  private static func saveRow(
    _ current: Case, as body: String, over id: Int64?, in db: Database
  ) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: id == nil
        ? """
        INSERT INTO case_row (number, kind, category, state, channel, department, registered_at,
          phone, calling_number, account, body, moved_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
        : """
        UPDATE case_row SET kind = ?2, category = ?3, state = ?4, channel = ?5, department = ?6,
          registered_at = ?7, phone = ?8, calling_number = ?9, account = ?10, body = ?11,
          moved_at = ?12
        WHERE number = ?1
        """)
    try statement.run(
      .text(current.number.text), .text(current.kind), .text(current.category),
      .text(current.state.rawValue), .text(current.channel), .text(current.department),
      .integer(current.registeredAt.seconds),
      .text(current.contact.phone ?? current.callback.number),
      .text(current.callback.callingNumber), .text(current.contact.account), .text(body),
      .integer(current.lastMoveAt.seconds))
    return id ?? db.lastInsertedRowID
  }

  private static func saveClocks(
    _ clocks: [ClockRecord], replacing earlier: [ClockRecord], of id: Int64, in db: Database
  ) throws {
    if earlier.count > clocks.count {
      try db.cachedStatement(sql: "DELETE FROM clock_row WHERE case_id = ? AND position >= ?")
        .execute(arguments: [id, clocks.count])
    }
    for (position, clock) in clocks.enumerated()
    where position >= earlier.count || earlier[position] != clock {
      let statement = try db.cachedStatement(
        sql: position >= earlier.count
          ? """
          INSERT INTO clock_row (case_id, position, id, started_at, due_at, ended_at, state)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
          """
          : """
          UPDATE clock_row SET id = ?3, started_at = ?4, due_at = ?5, ended_at = ?6, state = ?7
          WHERE case_id = ?1 AND position = ?2
          """)
      try statement.run(
        .integer(Int(id)), .integer(position), .text(clock.id), .integer(clock.startedAt.seconds),
        .integer(clock.dueAt?.seconds), .integer(clock.endedAt?.seconds),
        .text(clock.state.rawValue))
    }
  }

  /// Writes the score that an event holds, if it holds one.
  static func applyScore(_ event: JournalEvent, id: String, in db: Database) throws {
    guard let score = GivenScore(of: event, id: id) else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO score_row (event, number, channel, at, solved, score, suspect)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      score.event, score.number, score.channel, score.at.seconds, score.solved, score.score,
      score.isSuspect,
    ])
  }
}
