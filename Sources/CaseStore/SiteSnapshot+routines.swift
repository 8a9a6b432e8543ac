public import Foundation
import GRDB

/// When a routine was done last, and by whom.
public struct RoutineDone: Sendable, Equatable {
  public var at: Date
  /// A staff id or `system`.
  public var by: String
}

extension SiteSnapshot {
  /// By the id of its clock, when each routine was done last since a time.
  public func routinesDone(since: Date) throws -> [String: RoutineDone] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT line ->> '$.data.id' AS id, line ->> '$.data.actor' AS actor, time FROM journal
        WHERE time >= ? AND type = 'routine.done' ORDER BY sequence
        """, arguments: [Int(since.timeIntervalSince1970)])
    var done: [String: RoutineDone] = [:]
    for row in rows {
      let seconds: Double = row["time"]
      done[row["id"] as String] = RoutineDone(
        at: Date(timeIntervalSince1970: seconds), by: row["actor"] ?? "system")
    }
    return done
  }

  /// Time of the first event of the journal; nil while it is empty.
  public func firstTime() throws -> Date? {
    try Double.fetchOne(db, sql: "SELECT time FROM journal ORDER BY sequence LIMIT 1").map(
      Date.init(timeIntervalSince1970:))
  }
}
