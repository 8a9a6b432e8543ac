import Batches
import Cases
import Foundation
import GRDB

/// Which of headquarters' directions were taken here, as their events made them known: the journal is
/// the only place that says so, and a copy of it that is put back knows what it had taken.
enum DirectionProjection {
  static let table = """
    CREATE TABLE direction_taken (
      sequence INTEGER PRIMARY KEY NOT NULL, hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    """

  static func apply(_ event: JournalEvent, in db: Database) throws {
    guard event.type == .directionTaken, let sequence = event.data["sequence"]?.integer,
      let hash = event.data["hash"]?.string
    else { return }
    try db.execute(
      sql: "INSERT OR REPLACE INTO direction_taken VALUES (?, ?)", arguments: [sequence, hash])
  }
}

/// A place in headquarters' journal for a site.
public struct DirectionPosition: Sendable, Equatable {
  /// The last direction; 0 before the first.
  public var sequence: Int
  /// The chain's hash after it, 32 bytes.
  public var hash: [UInt8]

  public init(sequence: Int, hash: [UInt8]) {
    self.sequence = sequence
    self.hash = hash
  }
}

extension SiteSnapshot {
  /// The last direction of headquarters that was taken.
  public func directionPosition() throws -> DirectionPosition {
    let last = try Int.fetchOne(db, sql: "SELECT max(sequence) FROM direction_taken") ?? 0
    return DirectionPosition(
      sequence: last, hash: try directionHash(after: last) ?? Chain.start)
  }

  /// The chain's hash after a direction that was taken; nil where it was not.
  public func directionHash(after sequence: Int) throws -> [UInt8]? {
    if sequence == 0 { return Chain.start }
    return try String.fetchOne(
      db, sql: "SELECT hash FROM direction_taken WHERE sequence = ?", arguments: [sequence]
    ).flatMap { Chain.bytes(ofText: $0) }
  }
}

extension SiteTransaction {
  /// Does all of something or nothing: what `body` throws undoes what it wrote, and no more.
  public func wholly(_ body: () throws -> Void) throws {
    try db.inSavepoint {
      try body()
      return .commit
    }
  }
}
