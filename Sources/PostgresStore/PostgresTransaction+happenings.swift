import Cases

extension PostgresTransaction {
  func forEachSum(
    _ sources: Happening.Source, in window: TimeWindow, _ body: (Happening) throws -> Void
  ) throws {
    if sources.contains(.registrations) {
      try sum(Self.intake, window, body) { _, state, _ in
        state.flatMap(State.init).map { [.registered(state: $0)] } ?? []
      }
    }
    if sources.contains(.clocks) {
      try sum(Self.judgements, window, body) { clock, _, late in
        [.judged(clock: clock, isLate: late == "1")]
      }
    }
    if sources.contains(.events) {
      try sum(Self.facts, window, body) { type, one, two in
        EventFacts.byType[type]?.sorts(one, two) ?? []
      }
    }
  }

  /// The columns are kind, category, channel, department, count, a name and two facts.
  private func sum(
    _ sql: String, _ window: TimeWindow, _ body: (Happening) throws -> Void,
    sorts: (String, String?, String?) -> [Happening.Sort]
  ) throws {
    for row in try link.query(sql, window.values) {
      for sort in sorts(row.text(5) ?? "", row.text(6), row.text(7)) {
        try body(
          Happening(
            sort: sort, kind: row.text(0) ?? "", category: row.text(1) ?? "",
            channel: row.text(2) ?? "", department: row.text(3), count: row.integer(4) ?? 0))
      }
    }
  }

  private static let intake = """
    SELECT kind, category, channel, department, count(*), '', state, NULL FROM case_row
    WHERE registered_at >= $1 AND registered_at < $2 AND moved_at < $2
    GROUP BY kind, category, channel, department, state
    """

  /// A clock is judged once: when it ends in time, or when its time is over. One that was stopped
  /// before that is not judged.
  private static let judgements = """
    SELECT kind, category, channel, department, count(*), clock_row.id, NULL,
      CASE WHEN ended_at IS NULL OR ended_at > due_at THEN '1' ELSE '0' END AS late
    FROM clock_row JOIN case_row USING (site, number)
    WHERE due_at IS NOT NULL
      AND least(due_at, coalesce(ended_at, due_at)) >= $1
      AND least(due_at, coalesce(ended_at, due_at)) < $2 AND moved_at < $2
      AND (clock_row.state = 'stopped' AND ended_at <= due_at) IS NOT TRUE
    GROUP BY kind, category, channel, department, clock_row.id, late
    """

  /// Sums of all facts over a stretch of time, in one pass; of cases that stood still since.
  private static let facts = """
    SELECT kind, category, channel, department, count(*), type, one, two FROM (
      SELECT kind, category, channel, department, type, \(fact(\.one)) AS one,
        \(fact(\.two)) AS two
      FROM journal JOIN case_row ON case_row.site = journal.site
        AND case_row.number = journal.subject
      WHERE \(window) AND moved_at < $2
        AND type IN (\(EventFacts.all.map { "'\($0.type.rawValue)'" }.joined(separator: ", ")))
    ) AS facts GROUP BY kind, category, channel, department, type, one, two
    """

  private static func fact(_ part: KeyPath<EventFacts, EventFacts.Fact>) -> String {
    let cases = EventFacts.all.map { facts in
      let value =
        switch facts[keyPath: part] {
        case .member(let path):
          "readable(line) #>> '{data,\(path.joined(separator: ","))}'"
        case .listed(let element, let list):
          "CASE WHEN strpos(readable(line) #>> '{data,\(list)}', '\"\(element)\"') > 0 "
            + "THEN '1' ELSE '0' END"
        case .nothing: "NULL"
        }
      return "WHEN '\(facts.type.rawValue)' THEN \(value)"
    }
    return "CASE type \(cases.joined(separator: " ")) END"
  }

  func forEachHandling(
    in window: TimeWindow, clocks: [String], _ body: (Handling) throws -> Void
  ) throws {
    try link.forEachRow(
      Self.handlings, window.values + [.texts(clocks), .text(EventType.resolved.rawValue)]
    ) { row in
      try body(
        Handling(
          by: row.text(0) ?? "system", kind: row.text(1) ?? "", category: row.text(2) ?? "",
          channel: row.text(3) ?? "", department: row.text(4),
          isLate: row.integer(5).map { $0 == 1 }, solved: row.text(6),
          score: row.text(7).flatMap { Int($0) }))
      return true
    }
  }

  private static let handlings = """
    SELECT readable(line) #>> '{data,actor}', kind, category, channel, department,
      (SELECT bool_or(clock_row.ended_at > due_at) FROM clock_row
        WHERE clock_row.site = case_row.site AND clock_row.number = case_row.number
          AND clock_row.ended_at = journal.time AND due_at IS NOT NULL
          AND clock_row.id = ANY ($3)),
      answer.solved, answer.score
    FROM journal JOIN case_row ON case_row.site = journal.site
      AND case_row.number = journal.subject
    LEFT JOIN LATERAL (
      SELECT readable(later.line) #>> '{data,solved}' AS solved,
        readable(later.line) #>> '{data,score}' AS score
      FROM journal later
      WHERE later.subject = journal.subject AND length(later.subject) = 12
        AND (later.site, later.epoch, later.sequence)
          > (journal.site, journal.epoch, journal.sequence)
        AND later.time < $2 AND later.type IN ('case.revisited', 'callback.confirmed')
        AND readable(later.line) #>> '{data,solved}' IS NOT NULL
      ORDER BY later.site, later.epoch, later.sequence LIMIT 1
    ) AS answer ON TRUE
    WHERE journal.time >= $1 AND journal.time < $2 AND journal.type = $4
    """
}
