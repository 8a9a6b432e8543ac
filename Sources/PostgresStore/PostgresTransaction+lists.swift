import Cases
import Foundation

extension PostgresTransaction: CaseSnapshot {
  func forEachCase(_ query: CaseQuery, _ body: (Case) throws -> Bool) throws {
    var conditions: [String] = []
    var values: [PostgresValue] = []
    func narrow(_ condition: String, _ value: PostgresValue?) {
      guard let value else { return }
      values.append(value)
      conditions.append("\(condition) $\(values.count)")
    }
    narrow("state =", query.state.map { .text($0.rawValue) })
    narrow("kind =", query.kind.map { .text($0) })
    narrow("category =", query.category.map { .text($0) })
    narrow("department =", query.department.map { .text($0) })
    narrow("registered_at >=", query.since.map { .integer($0.seconds) })
    narrow("registered_at <", query.before.map { .integer($0.seconds) })
    var table = "case_row"
    var order = "registered_at DESC, number DESC"
    if let text = query.search {
      let places = SearchText.words(typed: text).map { words in
        values.append(.texts(words))
        return "words @> $\(values.count)"
      }
      guard !places.isEmpty else { return }
      conditions.append("(\(places.joined(separator: " OR ")))")
      table += " JOIN search_row USING (site, number)"
      order = "filed DESC"
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    try link.forEachRow(
      "SELECT number, body FROM \(table) \(filter) ORDER BY \(order)", values
    ) { row in
      let found = try CaseBody.read(row.text(1) ?? "", of: row.text(0) ?? "")
      // The index knows words, not the order in which they stand.
      if let text = query.search, !found.isFound(by: text) { return true }
      return try body(found)
    }
  }

  func liveClocks(dueBefore limit: Date?) throws -> [LiveClock] {
    try link.query(
      """
      SELECT number, category, department, clock_row.id, started_at, due_at, clock_row.state
      FROM clock_row JOIN case_row USING (site, number)
      WHERE ended_at IS NULL AND clock_row.state IN ('running', 'breached') AND due_at <= $1
      ORDER BY due_at, number, position
      """, .integer(limit?.seconds ?? .max)
    ).compactMap { row in
      guard let number = row.text(0).flatMap(CaseNumber.init), let category = row.text(1),
        let id = row.text(3), let started = Self.time(row.integer(4)),
        let state = row.text(6).flatMap(ClockState.init)
      else { return nil }
      return LiveClock(
        number: number, category: category, department: row.text(2),
        record: ClockRecord(
          id: id, startedAt: started, dueAt: Self.time(row.integer(5)), state: state))
    }
  }

  func forEachScore(in window: TimeWindow?, _ body: (GivenScore) throws -> Void) throws {
    try link.forEachRow(
      """
      SELECT event, number, channel, at, solved, score, suspect FROM score_row
      WHERE at >= $1 AND at < $2 ORDER BY at, event
      """, [.integer(window?.from ?? .min), .integer(window?.until ?? .max)]
    ) { row in
      try body(
        GivenScore(
          event: row.text(0) ?? "", number: row.text(1), channel: row.text(2) ?? "",
          at: Self.time(row.integer(3)) ?? .distantPast, solved: row.text(4),
          score: row.integer(5), isSuspect: row.integer(6) == 1))
      return true
    }
  }
}
