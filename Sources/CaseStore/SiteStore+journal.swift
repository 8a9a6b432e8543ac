import Foundation
import GRDB

/// One entry of the journal as it travels.
public struct JournalLine: Sendable, Equatable {
  public var sequence: Int
  /// The event line, without LF.
  public var line: [UInt8]
  /// The private line, without LF; nil where there is none or it was erased.
  public var privateLine: [UInt8]?
  /// `hash[sequence]` of the chain, 32 bytes.
  public var hash: [UInt8]
}

extension SiteStore {
  /// Entries of an epoch's journal from a sequence on, at most so many; of this epoch's where none
  /// is named.
  public func journal(
    from first: Int, limit: Int, epoch: Int? = nil
  ) throws -> [JournalLine] {
    let epoch = epoch ?? self.epoch
    let positions = [
      JournalPosition(epoch: epoch, sequence: first).value,
      JournalPosition(epoch: epoch + 1, sequence: 0).value, limit,
    ]
    return try pool.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT journal.sequence AS sequence, journal.line AS line, private.line AS private, hash
          FROM journal LEFT JOIN private USING (sequence)
          WHERE journal.sequence >= ? AND journal.sequence < ?
          ORDER BY journal.sequence LIMIT ?
          """, arguments: StatementArguments(positions)
      ).map { row in
        let line: String = row["line"]
        let privateLine: String? = row["private"]
        let hash: Data = row["hash"]
        return JournalLine(
          sequence: JournalPosition(row["sequence"]).sequence, line: Array(line.utf8),
          privateLine: privateLine.map { Array($0.utf8) }, hash: Array(hash))
      }
    }
  }

  /// A value kept by name; nil where there is none.
  public func meta(_ name: String) throws -> String? { try read { try $0.meta(name) } }

  /// Keeps a value by name.
  public func setMeta(_ name: String, _ value: String) throws {
    try write { try $0.setMeta(name, value) }
  }
}
