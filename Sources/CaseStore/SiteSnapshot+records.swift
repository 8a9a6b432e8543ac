public import Cases
import Foundation
import GRDB

extension SiteSnapshot: CaseSnapshot {
  public func forEachScore(in window: TimeWindow?, _ body: (GivenScore) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT event, number, channel, at, solved, score, suspect FROM score_row
        WHERE at >= ? AND at < ? ORDER BY at, event
        """, arguments: [window?.from ?? Int.min, window?.until ?? Int.max])
    while let row = try rows.next() {
      try body(
        GivenScore(
          event: row[0], number: row[1], channel: row[2],
          at: Date(timeIntervalSince1970: Double(row[3] as Int)), solved: row[4], score: row[5],
          isSuspect: row[6]))
    }
  }
}
