import Batches
public import Cases
import Foundation
import GRDB

extension SiteSnapshot: ReportSnapshot {
  public func reach(before until: Int) throws -> [SiteReach] {
    if let site {
      let last = try lastEvent(before: until)?.sequence ?? 0
      return [SiteReach(site: site, lastSequence: last, contact: .own)]
    }
    return SiteReach.newest(of: try HeadquartersRows(db: db, zone: zone).streams())
  }

  public func lastEvent(before until: Int) throws -> (at: Int, sequence: Int)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT time, sequence FROM journal WHERE time < ? ORDER BY time DESC, sequence DESC LIMIT 1
        """, arguments: [until])
    return row.map { ($0["time"], JournalPosition($0["sequence"]).sequence) }
  }

  public func forEachEvent(
    of types: [EventType], in window: TimeWindow, _ body: (JournalEvent) throws -> Void
  ) throws {
    let places = databaseQuestionMarks(count: types.count)
    let lines = try String.fetchCursor(
      db,
      sql: """
        SELECT line FROM journal WHERE time >= ? AND time < ? AND type IN (\(places))
        ORDER BY time, sequence
        """,
      arguments: [window.from, window.until] + StatementArguments(types.map(\.rawValue)))
    while let line = try lines.next() {
      try body(EventLine.decode(line: Array(line.utf8), privateLine: nil))
    }
  }

  public func casesWithClocks(liveAt until: Int, dueBefore limit: Int) throws -> [CaseNumber] {
    try String.fetchAll(
      db,
      sql: """
        SELECT number FROM clock_row JOIN case_row ON case_row.id = case_id
        WHERE ended_at IS NULL AND clock_row.state IN ('running', 'breached')
          AND due_at < :limit AND started_at < :until
        UNION
        SELECT number FROM case_row INDEXED BY case_by_move
        CROSS JOIN clock_row ON case_id = case_row.id
        WHERE moved_at >= :until AND registered_at < :until
          AND due_at < :limit AND started_at < :until AND ended_at >= :until
        UNION
        SELECT subject FROM journal WHERE time >= :until
          AND type IN ('case.extended', 'case.paused', 'case.resumed')
        """, arguments: ["until": until, "limit": limit]
    ).sorted().compactMap(CaseNumber.init)
  }

  public func casesTouched(in window: TimeWindow) throws -> [CaseNumber] {
    try String.fetchAll(
      db,
      sql: """
        SELECT number FROM case_row WHERE registered_at >= :from AND registered_at < :until
        UNION
        SELECT subject FROM journal WHERE time >= :from AND time < :until
          AND type IN ('case.reopened', 'case.noted')
        """, arguments: ["from": window.from, "until": window.until]
    ).sorted().compactMap(CaseNumber.init)
  }

  public func countComments(with types: [EventType], in window: TimeWindow) throws -> Int {
    let places = databaseQuestionMarks(count: types.count)
    return try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM journal WHERE time >= ? AND time < ? AND type IN (\(places))
          AND line ->> '$.privatedigest' IS NOT NULL
        """,
      arguments: [window.from, window.until] + StatementArguments(types.map(\.rawValue))) ?? 0
  }
}
