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
    let draft = CaseDraft(of: current, after: earlier?.current, zone: zone)
    if let earlier {
      try save(draft, replacing: earlier, in: db)
    } else {
      try insert(draft, in: db)
    }
    return current
  }

  /// Whether an event of that type may change what is kept beside cases.
  static func concernsBeside(_ type: EventType) -> Bool {
    type.isKeptBesideCases || DutyProjection.types.contains(type)
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
    let draft = CaseDraft(of: current, after: nil, zone: zone)
    guard let id else { return try insert(draft, in: db) }
    try updateRow(draft, id: id, in: db)
    try saveClocks(current.clocks, replacing: [], of: id, in: db)
    try index(SearchText.indexed(current), as: id, in: db)
  }

  private static func id(of number: CaseNumber, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM case_row WHERE number = ?"),
      arguments: [number.text])
  }

  /// Writes a case over what is kept of it; what is the same stays.
  static func save(_ draft: CaseDraft, in db: Database) throws {
    guard let earlier = draft.earlier, let id = try id(of: earlier.number, in: db) else {
      return try insert(draft, in: db)
    }
    try save(draft, replacing: (id, earlier), in: db)
  }

  /// Writes a case of which nothing is kept yet.
  static func insert(_ draft: CaseDraft, in db: Database) throws {
    let id = try insertRow(draft, in: db)
    try saveClocks(draft.current.clocks, replacing: [], of: id, in: db)
    try index(draft.words ?? SearchText.indexed(draft.current), as: id, in: db)
  }

  private static func save(
    _ draft: CaseDraft, replacing earlier: Kept, in db: Database
  ) throws {
    let (current, id) = (draft.current, earlier.id)
    if SeldomChanged(current) == SeldomChanged(earlier.current) {
      try moveRow(draft, id: id, in: db)
    } else {
      try updateRow(draft, id: id, in: db)
    }
    try saveClocks(current.clocks, replacing: earlier.current.clocks, of: id, in: db)
    guard let words = draft.words else { return }
    try db.cachedStatement(sql: "DELETE FROM search WHERE rowid = ?").execute(arguments: [id])
    try index(words, as: id, in: db)
  }

  private static func index(_ words: String, as id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .run(.integer(Int(id)), .text(words))
  }

  /// What a case's row holds beside what nearly every event changes.
  private struct SeldomChanged: Equatable {
    let values: [String?]
    let registeredAt: Int

    init(_ current: Case) {
      values = [
        current.kind, current.category, current.channel,
        current.contact.phone ?? current.callback.number, current.callback.callingNumber,
        current.contact.account,
      ]
      registeredAt = current.registeredAt.seconds
    }

    /// In the order of the columns that hold them.
    var stored: [StoredValue] { values.map { .text($0) } + [.integer(registeredAt)] }
  }

  /// Inserted and updated apart, and never by an upsert: that opens a savepoint, at which `search`
  /// writes out what it has gathered, case by case.
  private static func insertRow(_ draft: CaseDraft, in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO case_row (state, department, body, moved_at, kind, category, channel, phone,
          calling_number, account, registered_at, number)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """)
    try statement.run(
      moving(draft) + SeldomChanged(draft.current).stored + [.text(draft.current.number.text)])
    return db.lastInsertedRowID
  }

  private static func updateRow(_ draft: CaseDraft, id: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE case_row SET state = ?1, department = ?2, body = ?3, moved_at = ?4, kind = ?5,
          category = ?6, channel = ?7, phone = ?8, calling_number = ?9, account = ?10,
          registered_at = ?11
        WHERE id = ?12
        """)
    try statement.run(
      moving(draft) + SeldomChanged(draft.current).stored + [.integer(Int(id))])
  }

  /// Updates what nearly every event changes, and leaves the other indexes alone.
  private static func moveRow(_ draft: CaseDraft, id: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE case_row SET state = ?1, department = ?2, body = ?3, moved_at = ?4 WHERE id = ?5
        """)
    try statement.run(moving(draft) + [.integer(Int(id))])
  }

  private static func moving(_ draft: CaseDraft) -> [StoredValue] {
    let current = draft.current
    return [
      .text(current.state.rawValue), .text(current.department), .text(draft.body),
      .integer(current.lastMoveAt.seconds),
    ]
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
