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
    do {
      return try pool.read(inspect)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      let problem = "the file is damaged: move it away and `hearwell store restore` a backup"
      return Verification(events: 0, hash: Chain.text(Chain.start), problems: [problem])
    }
  }

  private func inspect(_ db: Database) throws -> Verification {
    var found = Verification(events: 0, hash: "", problems: [])
    for problem in try String.fetchAll(db, sql: "PRAGMA integrity_check") where problem != "ok" {
      found.problems.append("the file is damaged: \(problem)")
    }
    var previous = [Chain.start]
    var last = JournalPosition(epoch: 1, sequence: 0)
    try forEachEntry(in: db, .bySequence) { entry, position in
      found.events += 1
      if position.epoch != last.epoch {
        last = JournalPosition(epoch: position.epoch, sequence: 0)
        previous = [Chain.start]
      }
      let hashes = previous.map { Chain.hash(previous: $0, line: entry.line) }
      let isLinked = hashes.contains(entry.hash)
      if !isLinked || position.sequence != last.sequence + 1 {
        found.problems.append("event \(entry.sequence): the chain is broken")
      }
      // Behind a break the chain goes on from either hash, so that each break is told once.
      previous = isLinked ? [entry.hash] : [entry.hash, hashes[0]]
      last = position
    }
    found.hash = Chain.text(previous[0])
    var replay = try Replay(against: db, zone: zone)
    try forEachEntry(in: db, .byCase) { entry, position in
      do {
        let event = try EventLine.decode(line: entry.line, privateLine: entry.privateLine)
        if let problem = try misfiled(event, at: position, in: db) {
          found.problems.append(problem)
        }
        try replay.take(event, id: position.id(ofSite: site))
      } catch {
        found.problems.append("event \(entry.sequence): \(error)")
      }
    }
    try replay.finish()
    found.problems += replay.problems
    return found
  }

  /// What the journal's columns say otherwise than the line beside them; the chain holds lines only.
  private func misfiled(_ event: JournalEvent, at position: JournalPosition, in db: Database) throws
    -> String?
  {
    let isFiled = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT type = ? AND subject IS ? AND time = ? FROM journal WHERE sequence = ?"),
      arguments: [
        event.type.rawValue, event.subject?.text, Int(event.time.timeIntervalSince1970),
        position.value,
      ])
    return isFiled == true ? nil : "event \(position.sequence): it is filed otherwise than it says"
  }

  /// Drops every projection and makes it anew from the journal, in one transaction, one case at a
  /// time.
  ///
  /// - Returns: how many events were applied.
  public func rebuild() throws -> Int {
    try write { transaction in
      let db = transaction.db
      try CaseProjection.clear(db)
      try DutyProjection.clear(db)
      var count = 0
      var current: Case?
      func settle() throws {
        if let current { try CaseProjection.save(current, replacing: nil, zone: zone, in: db) }
        current = nil
      }
      try forEachEntry(in: db, .byCase) { entry, position in
        count += 1
        let event = try EventLine.decode(line: entry.line, privateLine: entry.privateLine)
        try CaseProjection.applyBeside(event, id: position.id(ofSite: site), in: db)
        guard let number = event.subject, event.type.belongsToCase else { return }
        if current?.number != number { try settle() }
        current = try Case(current, after: event)
      }
      try settle()
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

  /// In which order the journal is gone through: as it was written, or first what belongs to no case
  /// and then case by case.
  private enum Order: String {
    case bySequence = "journal.sequence"
    case byCase = "journal.subject, journal.sequence"
  }

  private func forEachEntry(
    in db: Database, _ order: Order, _ body: (JournalLine, JournalPosition) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT journal.sequence, CAST(journal.line AS BLOB), CAST(private.line AS BLOB), hash
        FROM journal LEFT JOIN private USING (sequence) ORDER BY \(order.rawValue)
        """)
    while let row = try rows.next() {
      let line: Data = row[1]
      let privateLine: Data? = row[2]
      let hash: Data = row[3]
      let position = JournalPosition(row[0])
      try body(
        JournalLine(
          sequence: position.sequence, line: Array(line),
          privateLine: privateLine.map { Array($0) },
          hash: Array(hash)), position)
    }
  }
}
