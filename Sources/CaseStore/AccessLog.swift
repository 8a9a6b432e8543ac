import Cases
import Foundation
import GRDB

/// Who saw private data, of which case, when and how.
enum AccessLog {
  static let table = """
    CREATE TABLE access_log (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, reader TEXT NOT NULL, number TEXT NOT NULL,
      what TEXT NOT NULL
    ) STRICT;
    """

  static func note(
    by reader: String, to numbers: [CaseNumber], what: String, at time: Date, in db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO access_log (at, reader, number, what) VALUES (?, ?, ?, ?)")
    for number in numbers {
      try statement.execute(
        arguments: [Int(time.timeIntervalSince1970), reader, number.text, what])
    }
  }
}
