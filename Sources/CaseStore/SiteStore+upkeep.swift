import Batches
import Cases
import Foundation
import GRDB

/// What `hearwell store verify` found.
public struct Verification: Sendable, Equatable {
  /// Events of the journal.
  public var events: Int
  /// Hash of the chain's last event, lower-case hex.
  public var hash: String
  /// What is wrong, a sentence each; empty where nothing is.
  public var problems: [String]
}

extension SiteStore {
  /// Checks the file, the chain, the private records' digests and every projection against the
  /// events.
  public func verify() throws -> Verification {
    try pool.read { db in
      var found = Verification(events: 0, hash: String(repeating: "0", count: 64), problems: [])
      for problem in try String.fetchAll(db, sql: "PRAGMA integrity_check") where problem != "ok" {
        found.problems.append("the file is damaged: \(problem)")
      }
      var replay = try Replay(zone: zone)
      var hash = Chain.start
      var last = JournalPosition(epoch: 1, sequence: 0)
      try forEachEntry(in: db) { entry, position in
        found.events += 1
        if position.epoch != last.epoch {
          last = JournalPosition(epoch: position.epoch, sequence: 0)
          hash = Chain.start
        }
        hash = Chain.hash(previous: hash, line: entry.line)
        if hash != entry.hash || position.sequence != last.sequence + 1 {
          found.problems.append("event \(entry.sequence): the chain is broken")
        }
        last = position
        do {
          try replay.take(
            EventLine.decode(line: entry.line, privateLine: entry.privateLine),
            id: "\(site).\(position.epoch).\(position.sequence)")
        } catch {
          found.problems.append("event \(entry.sequence): \(error)")
        }
      }
      found.hash = Chain.text(hash)
      try found.problems.append(contentsOf: replay.differences(from: db))
      return found
    }
  }

  /// Drops every projection and makes it anew from the journal, in one transaction.
  ///
  /// - Returns: how many events were applied.
  public func rebuild() throws -> Int {
    try write { transaction in
      let db = transaction.db
      try CaseProjection.clear(db)
      try DutyProjection.clear(db)
      var count = 0
      try forEachEntry(in: db) { entry, position in
        let event = try EventLine.decode(line: entry.line, privateLine: entry.privateLine)
        try CaseProjection.apply(
          event, id: "\(site).\(position.epoch).\(position.sequence)", zone: zone, in: db)
        try DutyProjection.apply(event, in: db)
        count += 1
      }
      return count
    }
  }

  /// Writes a consistent copy while everything runs: it is there wholly or not at all, and for this
  /// account only, because what customers said is in it.
  public func backUp(to path: String) throws {
    let scratch = path + ".new"
    let manager = FileManager.default
    try? manager.removeItem(atPath: scratch)
    do {
      _ = manager.createFile(atPath: scratch, contents: nil, attributes: [.posixPermissions: 0o600])
      let copy = try DatabaseQueue(path: scratch)
      try pool.backup(to: copy)
      try copy.close()
      try manager.moveItem(atPath: scratch, toPath: path)
    } catch {
      try? manager.removeItem(atPath: scratch)
      throw CaseStoreError.naming(error, path: path)
    }
  }

  private func forEachEntry(
    in db: Database, _ body: (JournalLine, JournalPosition) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT journal.sequence AS sequence, journal.line AS line, private.line AS private, hash
        FROM journal LEFT JOIN private USING (sequence) ORDER BY journal.sequence
        """)
    while let row = try rows.next() {
      let line: String = row["line"]
      let privateLine: String? = row["private"]
      let hash: Data = row["hash"]
      let position = JournalPosition(row["sequence"])
      try body(
        JournalLine(
          sequence: position.sequence, line: Array(line.utf8),
          privateLine: privateLine.map { Array($0.utf8) }, hash: Array(hash)), position)
    }
  }
}
