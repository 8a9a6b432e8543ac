import Cases
import GRDB

extension DatabasePool {
  /// Wipes what was deleted from the file: on SQLite 3.40 the words of a deleted row stay in the
  /// search index until its segments are merged, and pages of before in the write-ahead log.
  ///
  /// Each step is a short write of its own in `queue`, so that nobody waits long.
  ///
  /// - Throws: ``CaseStoreError`` of kind `busy` where a reader holds the log.
  func wipe(path: String, in queue: WriteQueue) throws {
    // A negative first step lets segments of different levels merge.
    var step = -Self.pagesPerStep
    while try merge(step, queue) { step = Self.pagesPerStep }
    let isDone = try writeWithoutTransaction { db in
      try queue.inTurn {
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    }
    guard isDone else {
      throw CaseStoreError(
        .busy, subject: path, cause: "another program reads it, so its log cannot be wiped yet",
        remedy: "run the command again; what is erased stays erased")
    }
  }

  private static let pagesPerStep = 64

  /// One step; whether it changed anything.
  private func merge(_ pages: Int, _ queue: WriteQueue) throws -> Bool {
    try writeWithoutTransaction { db in
      try queue.inTurn {
        let before = db.totalChangesCount
        try db.execute(
          sql: "INSERT INTO search (search, rank) VALUES ('merge', ?)", arguments: [pages])
        // The command itself counts as one change.
        return db.totalChangesCount - before >= 2
      }
    }
  }
}
