import Cases
import Foundation
import GRDB

extension SiteSnapshot {
  /// Hands over what happened in a stretch of time, summed up, as it was known at its end: later
  /// events change nothing in it. What was entered later with an earlier time counts.
  ///
  /// Cases that stood still since the end are summed by the store; those that moved are made anew
  /// from their events.
  public func forEachHappening(
    _ sources: Happening.Source = .all, in window: TimeWindow,
    _ body: (Happening) throws -> Void
  ) throws {
    let bounds: StatementArguments = ["from": window.from, "until": window.until]
    if sources.contains(.registrations) {
      try sum(Self.intake, bounds, body) { row in
        State(rawValue: row["one"]).map { [.registered(state: $0)] } ?? []
      }
    }
    if sources.contains(.clocks) {
      try sum(Self.judgements, bounds, body) { [.judged(clock: $0["one"], isLate: $0["two"])] }
    }
    if sources.contains(.events) {
      try sum(EventFacts.sums, bounds, body) { row in
        EventFacts.byType[row["type"]]?.sorts(row["one"], row["two"]) ?? []
      }
    }
    let moved = try String.fetchAll(
      db,
      sql: """
        SELECT number FROM case_row INDEXED BY case_by_move
        WHERE moved_at >= :until AND registered_at < :until AND registered_at >= :since
        """,
      arguments: [
        "until": window.until, "since": sources == .registrations ? window.from : 0,
      ]
    ).compactMap(CaseNumber.init)
    try forEachHistory(of: moved, until: window.until) {
      try happenings(sources, of: $0, in: window, body)
    }
  }

  private func sum(
    _ sql: String, _ arguments: StatementArguments, _ body: (Happening) throws -> Void,
    sorts: (Row) -> [Happening.Sort]
  ) throws {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      for sort in sorts(row) {
        try body(
          Happening(
            sort: sort, kind: row["kind"], category: row["category"], channel: row["channel"],
            department: row["department"], count: row["count"]))
      }
    }
  }

  private static let intake = """
    SELECT kind, category, channel, department, state AS one, count(*) AS count FROM case_row
    WHERE registered_at >= :from AND registered_at < :until AND moved_at < :until
    GROUP BY kind, category, channel, department, state
    """

  /// A clock is judged once: when it ends in time, or when its time is over. One that was stopped
  /// before that is not judged.
  private static let judgements = """
    SELECT clock_row.id AS one, kind, category, channel, department,
      ended_at IS NULL OR ended_at > due_at AS two, count(*) AS count
    FROM clock_row CROSS JOIN case_row ON case_row.id = case_id
    WHERE due_at IS NOT NULL
      AND min(due_at, ifnull(ended_at, due_at)) >= :from
      AND min(due_at, ifnull(ended_at, due_at)) < :until AND moved_at < :until
      AND NOT (clock_row.state = 'stopped' AND ended_at <= due_at)
    GROUP BY clock_row.id, kind, category, channel, department, two
    """

  /// The happenings of one case, from its events before the end.
  private func happenings(
    _ sources: Happening.Source, of history: CaseHistory, in window: TimeWindow,
    _ body: (Happening) throws -> Void
  ) throws {
    let current = history.current
    func hand(_ sort: Happening.Sort) throws {
      try body(
        Happening(
          sort: sort, kind: current.kind, category: current.category, channel: current.channel,
          department: current.department, count: 1))
    }
    if sources.contains(.registrations), window.contains(current.registeredAt.seconds) {
      try hand(.registered(state: current.state))
    }
    for clock in current.clocks where sources.contains(.clocks) {
      guard let isLate = clock.judgement(in: window) else { continue }
      try hand(.judged(clock: clock.id, isLate: isLate))
    }
    for event in history.events
    where sources.contains(.events) && window.contains(event.time.seconds) {
      for sort in EventFacts.sorts(of: event) { try hand(sort) }
    }
  }
}

extension Date {
  /// Whole seconds since 1970.
  var seconds: Int { Int(timeIntervalSince1970) }
}

extension ClockRecord {
  /// Whether the clock was judged late in that time; nil where it was not judged then.
  func judgement(in window: TimeWindow) -> Bool? {
    guard let due = dueAt?.seconds else { return nil }
    let ended = endedAt?.seconds
    guard window.contains(min(due, ended ?? due)) else { return nil }
    let isLate = ended.map { $0 > due } ?? true
    return state == .stopped && !isLate ? nil : isLate
  }
}
