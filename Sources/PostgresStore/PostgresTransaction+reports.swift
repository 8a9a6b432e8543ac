import Batches
import Cases

extension PostgresTransaction: ReportSnapshot {
  func reach(before until: Int) throws -> [SiteReach] { SiteReach.newest(of: try streams()) }

  func lastEvent(before until: Int) throws -> (at: Int, sequence: Int)? {
    try link.query(
      """
      SELECT time, sequence FROM journal WHERE time < $1
      ORDER BY time DESC, site DESC, epoch DESC, sequence DESC LIMIT 1
      """, .integer(until)
    ).first.map { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) }
  }

  func forEachEvent(
    of types: [EventType], in window: TimeWindow, _ body: (JournalEvent) throws -> Void
  ) throws {
    try link.forEachRow(
      """
      SELECT line FROM journal WHERE \(Self.window) AND type = ANY ($3)
      ORDER BY time, site, epoch, sequence
      """, window.values + [.types(types)]
    ) { row in
      try body(EventLine.decode(line: row.bytes(0) ?? [], privateLine: nil))
      return true
    }
  }

  func numbers(with types: [EventType], in window: TimeWindow) throws -> [CaseNumber] {
    try numbers(
      """
      SELECT DISTINCT subject FROM journal WHERE \(Self.window) AND type = ANY ($3)
      ORDER BY subject
      """, window.values + [.types(types)])
  }

  func countComments(with types: [EventType], in window: TimeWindow) throws -> Int {
    try link.query(
      """
      SELECT count(*) FROM journal WHERE \(Self.window) AND type = ANY ($3)
        AND readable(line) ->> 'privatedigest' IS NOT NULL
      """, window.values + [.types(types)]
    ).first?.integer(0) ?? 0
  }

  func casesWithClocks(liveAt until: Int, dueBefore limit: Int) throws -> [CaseNumber] {
    try numbers(
      """
      SELECT number FROM clock_row
      WHERE ended_at IS NULL AND state IN ('running', 'breached')
        AND due_at < $2 AND started_at < $1
      UNION
      SELECT number FROM case_row JOIN clock_row USING (site, number)
      WHERE moved_at >= $1 AND registered_at < $1
        AND due_at < $2 AND started_at < $1 AND ended_at >= $1
      UNION
      SELECT subject FROM journal WHERE time >= $1
        AND type IN ('case.extended', 'case.paused', 'case.resumed')
      ORDER BY 1
      """, [.integer(until), .integer(limit)])
  }

  func casesTouched(in window: TimeWindow) throws -> [CaseNumber] {
    try numbers(
      """
      SELECT number FROM case_row WHERE registered_at >= $1 AND registered_at < $2
      UNION
      SELECT subject FROM journal WHERE \(Self.window)
        AND type IN ('case.reopened', 'case.noted')
      ORDER BY 1
      """, window.values)
  }

  func casesMoved(sinceRegistrationIn window: TimeWindow) throws -> [CaseNumber] {
    try numbers(
      """
      SELECT number FROM case_row
      WHERE moved_at >= $2 AND registered_at < $2 AND registered_at >= $1
      """, window.values)
  }

  func forEachHistory(
    of numbers: [CaseNumber], until: Int, _ body: (CaseHistory) throws -> Void
  ) throws {
    try CaseHistory.forEach(of: numbers, lines: { try lines(of: $0, until: until) }, body)
  }

  /// The lines of some cases, in the order of the numbers.
  private func lines(of numbers: ArraySlice<CaseNumber>, until: Int) throws -> [[[UInt8]]] {
    let rows = try link.query(
      """
      SELECT subject, line FROM journal
      WHERE subject = ANY ($1) AND length(subject) = 12 AND time < $2
      ORDER BY site, epoch, sequence
      """, .texts(numbers.map(\.text)), .integer(until))
    var found: [String: [[UInt8]]] = [:]
    for row in rows { found[row.text(0) ?? "", default: []].append(row.bytes(1) ?? []) }
    return numbers.map { found[$0.text] ?? [] }
  }

  private func numbers(_ sql: String, _ values: [PostgresValue]) throws -> [CaseNumber] {
    try link.query(sql, values).compactMap { $0.text(0).flatMap(CaseNumber.init) }
  }

  static let window = "time >= $1 AND time < $2"
}

extension TimeWindow {
  /// `$1` and `$2` of a statement about it.
  var values: [PostgresValue] { [.integer(from), .integer(until)] }
}

extension PostgresValue {
  fileprivate static func types(_ types: [EventType]) -> PostgresValue {
    .texts(types.map(\.rawValue))
  }
}
