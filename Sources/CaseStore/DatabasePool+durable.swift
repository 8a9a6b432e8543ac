import CSQLite
import Cases
import GRDB

extension DatabasePool {
  /// Opens a store so that what is committed survives a power loss, and brings it up to date. It is
  /// made only if `creating`.
  ///
  /// - Throws: ``CaseStoreError`` of kind `damaged` where the file is no store of that kind, `newer`
  ///   where a newer Hearwell wrote it.
  static func durable(
    at path: String, of kind: StoreKind, creating: Bool
  ) throws -> DatabasePool {
    _ = countsNoMemory
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 3
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      if creating {
        // Of consequence only in a file that is still empty.
        try db.execute(sql: "PRAGMA page_size = \(kind.pageSize)")
      } else {
        try kind.demandOwn(db, path: path)
      }
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    let pool = try DatabasePool(path: path, configuration: configuration)
    let migrator = kind.migrator()
    if try pool.read(migrator.hasBeenSuperseded) {
      throw CaseStoreError(
        .newer, subject: path, cause: "it was written by a newer Hearwell",
        remedy: "upgrade Hearwell on this machine")
    }
    try migrator.migrate(pool)
    try pool.demandFullDurability(path: path)
    return pool
  }

  /// SQLite counts what it allocates, under one lock of the whole process: an import's threads would
  /// wait for each other at every row. Nobody asks for the count.
  private static let countsNoMemory = hearwell_count_no_memory() == SQLITE_OK

  /// GRDB lowers `synchronous` to NORMAL after opening a WAL pool; a number told to a customer must
  /// survive a power loss.
  private func demandFullDurability(path: String) throws {
    let level = try writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      return try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    guard level == 2 else {
      throw CaseStoreError(
        .defect, subject: path, cause: "synchronous reads \(level ?? -1), not 2",
        remedy: "report this to the makers of Hearwell")
    }
  }
}
