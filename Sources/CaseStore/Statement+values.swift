import GRDB
import GRDBSQLite

/// A value as SQLite keeps it.
enum StoredValue {
  case integer(Int?), text(String?), bytes([UInt8])
  /// Text that is known to be UTF-8.
  case utf8(ArraySlice<UInt8>)
}

extension Statement {
  /// Runs with these values. They are bound here, not as GRDB's arguments: those box every value
  /// several times, and a registration binds fifty.
  func run(_ values: StoredValue...) throws { try run(values) }

  func run(_ values: [StoredValue]) throws {
    setUncheckedArguments(StatementArguments())
    for (place, value) in zip(Int32(1)..., values) {
      let status = bind(value, at: place)
      guard status == SQLITE_OK else {
        throw DatabaseError(resultCode: ResultCode(rawValue: status), sql: sql)
      }
    }
    try execute()
  }

  private func bind(_ value: StoredValue, at place: Int32) -> Int32 {
    // SQLITE_TRANSIENT, a macro that Swift does not see: SQLite copies what it is given.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .integer(let number?): return sqlite3_bind_int64(sqliteStatement, place, Int64(number))
    case .text(let text?):
      return sqlite3_bind_text(sqliteStatement, place, text, Int32(text.utf8.count), copied)
    case .bytes(let bytes):
      return sqlite3_bind_blob(sqliteStatement, place, bytes, Int32(bytes.count), copied)
    case .utf8(let text):
      return text.withUnsafeBytes {
        sqlite3_bind_text(
          sqliteStatement, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32($0.count), copied)
      }
    case .integer(nil), .text(nil): return sqlite3_bind_null(sqliteStatement, place)
    }
  }
}
