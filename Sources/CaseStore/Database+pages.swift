import GRDB

extension Database {
  /// Keeps up to 64 MiB of the file's pages while much is read or written, and gives them back.
  func keepingPages<Result>(_ body: () throws -> Result) throws -> Result {
    let before = try Int.fetchOne(self, sql: "PRAGMA cache_size") ?? 0
    try execute(sql: "PRAGMA cache_size = -65536")
    defer { try? execute(sql: "PRAGMA cache_size = \(before); PRAGMA shrink_memory") }
    return try body()
  }
}
