public import Cases
import GRDB

extension SiteSnapshot {
  public func forEachHandling(
    in window: TimeWindow, clocks: [String], _ body: (Handling) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: Self.handlings(clocks: databaseQuestionMarks(count: clocks.count)),
      arguments: StatementArguments(clocks)
        + [window.until, window.from, window.until, EventType.resolved.rawValue])
    while let row = try rows.next() {
      let answer: String? = row["answer"]
      let parts = answer?.split(separator: " ").map(String.init) ?? []
      try body(
        Handling(
          by: row["actor"], kind: row["kind"], category: row["category"],
          channel: row["channel"], department: row["department"], isLate: row["late"],
          solved: parts.first, score: parts.dropFirst().first.flatMap { Int($0) }))
    }
  }

  private static func handlings(clocks: String) -> String {
    """
    SELECT line ->> '$.data.actor' AS actor, kind, category, channel, department,
      (SELECT max(clock_row.ended_at > due_at) FROM clock_row
        WHERE case_id = case_row.id AND clock_row.ended_at = journal.time AND due_at IS NOT NULL
          AND clock_row.id IN (\(clocks))) AS late,
      (SELECT (later.line ->> '$.data.solved') || ' ' || ifnull(later.line ->> '$.data.score', '')
        FROM journal later
        WHERE later.subject = journal.subject AND later.sequence > journal.sequence
          AND later.time < ? AND later.type IN ('case.revisited', 'callback.confirmed')
          AND later.line ->> '$.data.solved' IS NOT NULL
        ORDER BY later.sequence LIMIT 1) AS answer
    FROM journal JOIN case_row ON case_row.number = journal.subject
    WHERE journal.time >= ? AND journal.time < ? AND journal.type = ?
    """
  }
}
