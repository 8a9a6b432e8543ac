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
  /// Checks the file, the chain, the private records' digests, every projection against the events
  /// and the search index against what is searched.
  public func verify() throws -> Verification {
    do {
      return try pool.read(inspect)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CORRUPT_VTAB {
      return Self.unread("the search index is damaged: \(StoreKind.site.rebuilding)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return Self.damaged("")
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }

  private static func damaged(_ details: String) -> Verification {
    unread("the file is damaged\(details): \(StoreKind.site.replacing)")
  }

  private static func unread(_ problem: String) -> Verification {
    Verification(events: 0, hash: Chain.text(Chain.start), problems: [problem])
  }

  /// What SQLite says where rows of projections hold what cannot be: it is found anew by comparing
  /// them with the events.
  private static let projected = Set(
    [
      "case_row", "clock_row", "score_row", "ledger_row", "alarm", "notice", "draw", "draw_result",
      "slip_key",
    ].map { "CHECK constraint failed in \($0)" }
      + ["malformed inverted index for FTS5 table main.search"])

  private func inspect(_ db: Database) throws -> Verification {
    // Rows of a damaged file may hold what their columns forbid, and are not read.
    let told = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    let damage = told.filter { !Self.projected.contains($0) }
    guard damage.isEmpty else { return Self.damaged(" (\(damage.joined(separator: "; ")))") }
    var found = Verification(events: 0, hash: "", problems: [])
    var previous = [Chain.start]
    var last = JournalPosition(epoch: 1, sequence: 0)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT sequence, CAST(line AS BLOB), hash FROM journal ORDER BY sequence")
    while let row = try rows.next() {
      let position = JournalPosition(row[0])
      let (line, hash) = (Array(row[1] as Data), Array(row[2] as Data))
      found.events += 1
      if position.epoch != last.epoch {
        last = JournalPosition(epoch: position.epoch, sequence: 0)
        previous = [Chain.start]
      }
      let hashes = previous.map { Chain.hash(previous: $0, line: line) }
      let isLinked = hashes.contains(hash)
      if !isLinked || position.sequence != last.sequence + 1 {
        found.problems.append("event \(position.sequence): the chain is broken")
      }
      // Behind a break the chain goes on from either hash, so that each break is told once.
      previous = isLinked ? [hash] : [hash, hashes[0]]
      last = position
    }
    found.hash = Chain.text(previous[0])
    let snapshot = SiteSnapshot(db: db, zone: zone, site: site)
    if let problem = try snapshot.serialProblem(site: site, epoch: epoch) {
      found.problems.append(problem)
    }
    found.problems += try Replay.problems(of: self, as: db)
    return found
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
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }
}
