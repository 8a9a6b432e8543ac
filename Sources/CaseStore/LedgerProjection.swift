import Cases
import Foundation
import GRDB

/// The ledgers of cases as their events made them, at a site and at headquarters alike.
enum LedgerProjection {
  static let table = """
    CREATE TABLE ledger_row (
      id TEXT PRIMARY KEY NOT NULL,
      number TEXT NOT NULL CHECK (length(number) = 12),
      book TEXT NOT NULL CHECK (book IN ('recovery', 'penalty', 'rectification')),
      opened_at INTEGER NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;
    CREATE INDEX ledger_by_number ON ledger_row (number);
    CREATE INDEX ledger_by_book ON ledger_row (book, opened_at);
    """

  /// Writes what an event says in the ledger that it belongs to; `id` is its name over all sites.
  static func apply(_ event: JournalEvent, id: String, in db: Database) throws {
    guard let book = LedgerEntry.book(of: event.type), let number = event.subject else { return }
    let named = event.data["entry"]?.string
    let key = try named ?? lastOpen(book, of: number, for: event.type, in: db) ?? id
    var entry = try find(key, in: db)
    if entry == nil { entry = LedgerEntry(opening: event, id: key) } else { entry?.apply(event) }
    guard let entry else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    try db.cachedStatement(
      sql: """
        INSERT INTO ledger_row (id, number, book, opened_at, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [
      key, number.text, book.rawValue, Int(entry.openedAt.timeIntervalSince1970),
      String(decoding: try encoder.encode(entry), as: UTF8.self),
    ])
  }

  /// Entries of one ledger, of one case or of all, in the order in which they were opened.
  static func entries(
    _ book: LedgerEntry.Book?, of number: CaseNumber?, in db: Database
  ) throws -> [LedgerEntry] {
    var conditions: [String] = ["TRUE"]
    var arguments = StatementArguments()
    if let book {
      (conditions, arguments) = (conditions + ["book = ?"], arguments + [book.rawValue])
    }
    if let number {
      (conditions, arguments) = (conditions + ["number = ?"], arguments + [number.text])
    }
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, body FROM ledger_row WHERE \(conditions.joined(separator: " AND "))
          ORDER BY opened_at, id
          """), arguments: arguments
    ).map(read)
  }

  /// Forgets what is kept of a case, to be made anew from its events.
  static func clear(_ number: CaseNumber, in db: Database) throws {
    try db.execute(sql: "DELETE FROM ledger_row WHERE number = ?", arguments: [number.text])
  }

  private static func find(_ id: String, in db: Database) throws -> LedgerEntry? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, body FROM ledger_row WHERE id = ?"), arguments: [id]
    ).map(read)
  }

  /// What a settlement that names no entry settles.
  private static func lastOpen(
    _ book: LedgerEntry.Book, of number: CaseNumber, for type: EventType, in db: Database
  ) throws -> String? {
    guard type == .recoverySettled else { return nil }
    return try entries(book, of: number, in: db).last { $0.stage.isOpen }?.id
  }

  private static func read(_ row: Row) throws(UnreadableProjection) -> LedgerEntry {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do {
      return try decoder.decode(LedgerEntry.self, from: Data((row[1] as String).utf8))
    } catch {
      throw UnreadableProjection(subject: "ledger entry \(row[0] as String)")
    }
  }
}
