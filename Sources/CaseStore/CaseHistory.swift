import Batches
public import Cases
import Foundation
import GRDB

/// A case as it was before a time, and its events until then; private records are left out.
public struct CaseHistory: Sendable {
  public let current: Case
  /// In the order of the journal.
  public let events: [JournalEvent]

  /// nil where the case was not yet registered. `lines` are those of its events, in order.
  fileprivate init?(_ lines: [[UInt8]]) throws {
    var current: Case?
    var events: [JournalEvent] = []
    for line in lines {
      let event = try EventLine.decode(line: line, privateLine: nil)
      guard event.type.belongsToCase else { continue }
      current = try Case(current, after: event)
      events.append(event)
    }
    guard let current else { return nil }
    (self.current, self.events) = (current, events)
  }
}

extension SiteSnapshot {
  /// Hands over the cases of those numbers as they were before a time, in whole seconds since 1970,
  /// in the order of the numbers; those that were not yet registered are left out.
  public func forEachHistory(
    of numbers: some Sequence<CaseNumber>, until: Int, _ body: (CaseHistory) throws -> Void
  ) throws {
    var numbers = Array(numbers)[...]
    var ahead = Lookahead<[[[UInt8]]], Result<[CaseHistory], any Error>>(
      {
        guard !numbers.isEmpty else { return nil }
        defer { numbers = numbers.dropFirst(Self.together) }
        return try numbers.prefix(Self.together).map { try lines(of: $0, until: until) }
      },
      { lines in Result { try lines.compactMap { try CaseHistory($0) } } })
    while let histories = try ahead.next() { try histories.get().forEach(body) }
  }

  /// Hands over each event of some types in a stretch of time, with its case as it was at the end of
  /// that time; case by case.
  public func forEachHistory(
    withEvents types: [EventType], in window: TimeWindow,
    _ body: (JournalEvent, CaseHistory) throws -> Void
  ) throws {
    let places = databaseQuestionMarks(count: types.count)
    let numbers = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT subject FROM journal WHERE time >= ? AND time < ? AND type IN (\(places))
        ORDER BY subject
        """,
      arguments: [window.from, window.until] + StatementArguments(types.map(\.rawValue)))
    try forEachHistory(of: numbers.compactMap(CaseNumber.init), until: window.until) { history in
      for event in history.events
      where types.contains(event.type) && window.contains(event.time.seconds) {
        try body(event, history)
      }
    }
  }

  /// How many cases are made together.
  private static var together: Int { 32 }

  private func lines(of number: CaseNumber, until: Int) throws -> [[UInt8]] {
    let lines = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT CAST(line AS BLOB) FROM journal WHERE subject = ? AND time < ? ORDER BY sequence
          """), arguments: [number.text, until])
    var found: [[UInt8]] = []
    while let line = try lines.next() { found.append(Array(line[0] as Data)) }
    return found
  }

  /// A case as it was before a time, with its events; nil where it was not yet registered.
  public func history(of number: CaseNumber, until: Int) throws -> CaseHistory? {
    try CaseHistory(lines(of: number, until: until))
  }
}
