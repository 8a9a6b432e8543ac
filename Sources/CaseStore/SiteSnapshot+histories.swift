import Batches
public import Cases
import Foundation
import GRDB

extension SiteSnapshot {
  public func forEachHistory(
    of numbers: [CaseNumber], until: Int, _ body: (CaseHistory) throws -> Void
  ) throws {
    try CaseHistory.forEach(
      of: numbers, lines: { try $0.map { try lines(of: $0, until: until) } }, body)
  }

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

  public func numbers(with types: [EventType], in window: TimeWindow) throws -> [CaseNumber] {
    let places = databaseQuestionMarks(count: types.count)
    return try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT subject FROM journal WHERE time >= ? AND time < ? AND type IN (\(places))
        ORDER BY subject
        """,
      arguments: [window.from, window.until] + StatementArguments(types.map(\.rawValue))
    ).compactMap(CaseNumber.init)
  }
}
