import Batches
public import Cases
import Foundation
import GRDB

extension SiteSnapshot {
  /// The last event before a time, in whole seconds since 1970: when it happened and its place in
  /// the journal; nil where there is none.
  public func lastEvent(before until: Int) throws -> (at: Int, sequence: Int)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT time, sequence FROM journal WHERE time < ? ORDER BY time DESC, sequence DESC LIMIT 1
        """, arguments: [until])
    return row.map { ($0["time"], JournalPosition($0["sequence"]).sequence) }
  }

  /// Hands over the events of some types in a stretch of time, in the order in which they happened,
  /// without their private records.
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

  /// The numbers of cases that had a clock running before a time that was to end before another, and
  /// of those whose clocks were moved since: what a list of clocks as of that time has to look at.
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

  /// The numbers of cases that were registered, reopened or noted in a stretch of time.
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
}

extension SiteSnapshot {
  /// How many events of some types carried a text, which itself is private.
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

extension SiteSnapshot {
  /// The entries of one ledger as they were before a time, in the order in which they were opened;
  /// their texts are left out.
  public func ledger(_ book: LedgerEntry.Book, asOf until: Int) throws -> [LedgerEntry] {
    try ledger(book).filter { Int($0.openedAt.timeIntervalSince1970) < until }.compactMap { kept in
      var entry: LedgerEntry?
      for event in try history(of: kept.number, until: until)?.events ?? []
      where LedgerEntry.book(of: event.type) == book {
        guard let opened = entry else {
          let isOpening =
            event.data["entry"]?.string.map { $0 == kept.id }
            ?? kept.id.hasSuffix(".\(event.sequence)")
          if isOpening { entry = LedgerEntry(opening: event, id: kept.id) }
          continue
        }
        // A settlement that names no entry settles the one that is open.
        guard event.data["entry"]?.string.map({ $0 == kept.id }) ?? opened.stage.isOpen else {
          continue
        }
        entry?.apply(event)
      }
      return entry
    }
  }
}
