import Cases
import Foundation
import GRDB

extension CaseProjection {
  /// Applies an event to its case and writes the case back.
  ///
  /// - Throws: `CaseError` where the event does not fit its case; nothing is then written.
  static func apply(_ event: JournalEvent, id: String, zone: TimeZone, in db: Database) throws {
    try applyScore(event, id: id, in: db)
    try LedgerProjection.apply(event, id: id, in: db)
    guard let number = event.subject, event.type.belongsToCase else { return }
    if var current = try find(number, in: db) {
      try current.apply(event)
      try save(current, zone: zone, in: db)
    } else {
      try save(Case(registering: event), zone: zone, in: db)
    }
  }

  static func find(_ number: CaseNumber, in db: Database) throws -> Case? {
    let row = try db.cachedStatement(sql: "SELECT body FROM case_row WHERE number = ?")
    guard let body = try String.fetchOne(row, arguments: [number.text]) else { return nil }
    return try read(body)
  }

  static func read(_ body: String) throws -> Case {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let time = Timestamp.time(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not RFC 3339")
      }
      return time
    }
    return try decoder.decode(Case.self, from: Data(body.utf8))
  }

  static func save(_ current: Case, zone: TimeZone, in db: Database) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { time, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(Timestamp.text(time, in: zone))
    }
    let body = String(decoding: try encoder.encode(current), as: UTF8.self)
    let id = try upsert(current, body: body, in: db)
    try saveClocks(current.clocks, of: id, in: db)
    try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [id])
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [id, SearchText.indexed(current)])
  }

  private static func upsert(_ current: Case, body: String, in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO case_row (number, kind, category, state, channel, department, registered_at,
          phone, calling_number, account, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET kind = excluded.kind, category = excluded.category,
          state = excluded.state, department = excluded.department, phone = excluded.phone,
          calling_number = excluded.calling_number, account = excluded.account,
          body = excluded.body
        RETURNING id
        """)
    return try Int64.fetchOne(
      statement,
      arguments: [
        current.number.text, current.kind, current.category, current.state.rawValue,
        current.channel, current.department, Int(current.registeredAt.timeIntervalSince1970),
        current.contact.phone ?? current.callback.number, current.callback.callingNumber,
        current.contact.account, body,
      ]) ?? 0
  }

  private static func saveClocks(_ clocks: [ClockRecord], of id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM clock_row WHERE case_id = ?").execute(arguments: [id])
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO clock_row (case_id, position, id, started_at, due_at, ended_at, state)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, clock) in clocks.enumerated() {
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
