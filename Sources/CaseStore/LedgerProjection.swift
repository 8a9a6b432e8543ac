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
    let changed = try LedgerEntry.after(event, id: id, kept: { try find($0, in: db) }) {
      try entries($0, of: $1, in: db)
    }
    guard let entry = changed else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO ledger_row (id, number, book, opened_at, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [
      entry.id, entry.number.text, entry.book.rawValue, entry.openedAt.seconds,
      try entry.document(),
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
    ).map { try LedgerEntry.read($0[1], of: $0[0]) }
  }

  /// Forgets what is kept of a case, to be made anew from its events.
  static func clear(_ number: CaseNumber, in db: Database) throws {
    try db.execute(sql: "DELETE FROM ledger_row WHERE number = ?", arguments: [number.text])
  }

  private static func find(_ id: String, in db: Database) throws -> LedgerEntry? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, body FROM ledger_row WHERE id = ?"), arguments: [id]
    ).map { try LedgerEntry.read($0[1], of: $0[0]) }
  }
}
