public import Cases
import GRDB

extension SiteSnapshot {
  public func forEachSum(
    _ sources: Happening.Source, in window: TimeWindow, _ body: (Happening) throws -> Void
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
      try sum(Self.facts, bounds, body) { row in
        EventFacts.byType[row["type"]]?.sorts(row["one"], row["two"]) ?? []
      }
    }
  }

  public func casesMoved(sinceRegistrationIn window: TimeWindow) throws -> [CaseNumber] {
    try String.fetchAll(
      db,
      sql: """
        SELECT number FROM case_row INDEXED BY case_by_move
        WHERE moved_at >= :until AND registered_at < :until AND registered_at >= :from
        """, arguments: ["from": window.from, "until": window.until]
    ).compactMap(CaseNumber.init)
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

  /// Sums of all facts over a stretch of time, in one pass; of cases that stood still since.
  private static let facts = """
    SELECT type, kind, category, channel, department, \(fact(\.one)) AS one, \(fact(\.two)) AS two,
      count(*) AS count
    FROM journal CROSS JOIN case_row ON case_row.number = journal.subject
    WHERE journal.time >= :from AND journal.time < :until AND moved_at < :until
      AND type IN (\(EventFacts.all.map { "'\($0.type.rawValue)'" }.joined(separator: ", ")))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    """

  private static func fact(_ part: KeyPath<EventFacts, EventFacts.Fact>) -> String {
    let cases = EventFacts.all.map { facts in
      let value =
        switch facts[keyPath: part] {
        case .member(let path): "line ->> '$.data.\(path.joined(separator: "."))'"
        case .listed(let element, let list):
          "instr(line ->> '$.data.\(list)', '\"\(element)\"') > 0"
        case .nothing: "NULL"
        }
      return "WHEN '\(facts.type.rawValue)' THEN \(value)"
    }
    return "CAST(CASE type \(cases.joined(separator: " ")) END AS TEXT)"
  }
}
