import Cases
import Foundation
import GRDB

extension CaseProjection {
  /// Applies an event to its case and writes the case back; the case after it, where it has one.
  ///
  /// - Throws: `CaseError` where the event does not fit its case; nothing is then written.
  @discardableResult
  static func apply(_ event: JournalEvent, id: String, zone: TimeZone, in db: Database) throws
    -> Case?
  {
    try applyScore(event, id: id, in: db)
    try LedgerProjection.apply(event, id: id, in: db)
    guard let number = event.subject, event.type.belongsToCase else { return nil }
    let earlier = try find(number, in: db)
    var current = earlier
    if current == nil { current = try Case(registering: event) } else { try current?.apply(event) }
    if let current { try save(current, replacing: earlier, zone: zone, in: db) }
    return current
  }

  static func find(_ number: CaseNumber, in db: Database) throws -> Case? {
    let row = try db.cachedStatement(sql: "SELECT body FROM case_row WHERE number = ?")
    guard let body = try String.fetchOne(row, arguments: [number.text]) else { return nil }
    return try CaseBody.read(body)
  }

  /// Writes a case over whatever is kept of it.
  static func overwrite(_ current: Case, zone: TimeZone, in db: Database) throws {
    let id = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM case_row WHERE number = ?"),
      arguments: [current.number.text])
    if let id {
      for sql in ["DELETE FROM clock_row WHERE case_id = ?", "DELETE FROM search WHERE rowid = ?"] {
        try db.cachedStatement(sql: sql).execute(arguments: [id])
      }
    }
    try save(current, replacing: nil, zone: zone, in: db)
  }

  /// Writes a case over the one that is kept; nil where nothing is. What is the same stays.
  static func save(_ current: Case, replacing earlier: Case?, zone: TimeZone, in db: Database)
    throws
  {
    let id = try upsert(current, body: CaseBody.text(of: current, zone: zone), in: db)
    try saveClocks(current.clocks, replacing: earlier?.clocks ?? [], of: id, in: db)
    if let earlier {
      if SearchText.texts(of: earlier) == SearchText.texts(of: current) { return }
      try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [id])
    }
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [id, SearchText.indexed(current)])
  }

  private static func upsert(_ current: Case, body: String, in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO case_row (number, kind, category, state, channel, department, registered_at,
          phone, calling_number, account, body, moved_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET kind = excluded.kind, category = excluded.category,
          state = excluded.state, department = excluded.department, phone = excluded.phone,
          calling_number = excluded.calling_number, account = excluded.account,
          body = excluded.body, moved_at = excluded.moved_at
        RETURNING id
        """)
    return try Int64.fetchOne(
      statement,
      arguments: [
        current.number.text, current.kind, current.category, current.state.rawValue,
        current.channel, current.department, Int(current.registeredAt.timeIntervalSince1970),
        current.contact.phone ?? current.callback.number, current.callback.callingNumber,
        current.contact.account, body, Int(current.lastMoveAt.timeIntervalSince1970),
      ]) ?? 0
  }

  private static func saveClocks(
    _ clocks: [ClockRecord], replacing earlier: [ClockRecord], of id: Int64, in db: Database
  ) throws {
    if earlier.count > clocks.count {
      try db.cachedStatement(sql: "DELETE FROM clock_row WHERE case_id = ? AND position >= ?")
        .execute(arguments: [id, clocks.count])
    }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO clock_row (case_id, position, id, started_at, due_at, ended_at, state)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_id, position) DO UPDATE SET id = excluded.id,
          started_at = excluded.started_at, due_at = excluded.due_at, ended_at = excluded.ended_at,
          state = excluded.state
        """)
    for (position, clock) in clocks.enumerated()
    where position >= earlier.count || earlier[position] != clock {
      try insert.execute(arguments: [
        id, position, clock.id, Int(clock.startedAt.timeIntervalSince1970),
        clock.dueAt.map { Int($0.timeIntervalSince1970) },
        clock.endedAt.map { Int($0.timeIntervalSince1970) }, clock.state.rawValue,
      ])
    }
  }

  /// Writes the score that an event holds, if it holds one.
  static func applyScore(_ event: JournalEvent, id: String, in db: Database) throws {
    guard event.data["score"] != nil || event.data["solved"] != nil,
      [.scored, .confirmed, .revisited].contains(event.type)
    else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO score_row (event, number, channel, at, solved, score, suspect)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, event.subject?.text, event.data["channel"]?.string ?? "PHONE",
      Int(event.time.timeIntervalSince1970), event.data["solved"]?.string,
      event.data["score"]?.integer, event.data["suspect"]?.boolean == true,
    ])
  }
}
