import GRDB

/// Whether the search index says what the texts say that it was made of.
///
/// FTS5's own check counts as writing, for which everybody would have to wait: it runs on a copy that
/// SQLite keeps in a nameless file.
enum SearchInspection {
  static func isSound(in kept: Database) throws -> Bool {
    let copy = try DatabaseQueue(path: "")
    return try copy.writeWithoutTransaction { copy in
      try copy.execute(sql: "PRAGMA journal_mode = OFF")
      try copy.execute(sql: CaseProjection.search)
      for table in tables {
        try copy.execute(sql: "DELETE FROM \(table.name)")
        let places = databaseQuestionMarks(count: table.columns)
        let insertion = try copy.makeStatement(sql: "INSERT INTO \(table.name) VALUES (\(places))")
        let rows = try Row.fetchCursor(kept, sql: "SELECT * FROM \(table.name)")
        while let row = try rows.next() {
          try insertion.execute(arguments: StatementArguments(row.databaseValues))
        }
      }
      return try checks(copy)
    }
  }

  /// What FTS5 keeps of a table, and how many columns that has.
  private static let tables = [
    (name: "search_data", columns: 2), (name: "search_idx", columns: 3),
    (name: "search_content", columns: 2), (name: "search_docsize", columns: 2),
  ]

  private static func checks(_ db: Database) throws -> Bool {
    do {
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }
}
