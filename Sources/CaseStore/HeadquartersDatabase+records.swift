public import Cases
public import Foundation
import GRDB

extension HeadquartersDatabase: CaseRecords {
  public func readCases<Result>(_ body: (any CaseSnapshot) throws -> Result) throws -> Result {
    try reading { try body(SiteSnapshot(db: $0, zone: zone)) }
  }

  public func noteAccess(
    by reader: String, to numbers: [CaseNumber], what: String, at time: Date
  ) throws {
    try writing { try AccessLog.note(by: reader, to: numbers, what: what, at: time, in: $0) }
  }

  /// Hands over the events of all sites that happened in a stretch of time, or ever, site by site in
  /// the order of their journals; with their private data only where that is wanted.
  public func forEachEvent(
    in window: TimeWindow?, withPrivates: Bool, _ body: (KeptEvent) throws -> Void
  ) throws {
    try reading { db in
      let rows = try Row.fetchCursor(
        db, sql: KeptEvent.query(withPrivates: withPrivates),
        arguments: [window?.from ?? Int.min, window?.until ?? Int.max])
      while let row = try rows.next() { try body(KeptEvent(row)) }
    }
  }
}

/// An event as it was taken from a site.
public struct KeptEvent: Sendable {
  /// The columns of the view `events`, and the private data last.
  public static let columns = [
    "id", "site", "epoch", "sequence", "type", "subject", "time", "actor", "channel", "data",
    "private",
  ]

  /// What stands in ``columns``; nil where there is nothing.
  public let cells: [String?]
  /// The event's line as it came, with its private data as the member `private` where it is wanted
  /// and there.
  public let json: String

  public var subject: String? { cells[5] }
  public var hasPrivates: Bool { cells.last.flatMap(\.self) != nil }

  fileprivate init(_ row: Row) {
    cells = Self.columns.indices.map { String.fromDatabaseValue(row[$0]) }
    json = row[Self.columns.count]
  }

  fileprivate static func query(withPrivates: Bool) -> String {
    let privates = withPrivates ? "private.line -> '$.data'" : "NULL"
    return """
      SELECT printf('%d.%d.%d', event.id / 10000000000, event.id / 1000000000 % 10,
          event.id % 1000000000),
        CAST(event.id / 10000000000 AS TEXT), CAST(event.id / 1000000000 % 10 AS TEXT),
        CAST(event.id % 1000000000 AS TEXT), type, subject, event.line ->> '$.time',
        event.line ->> '$.data.actor', event.line ->> '$.data.channel', event.line -> '$.data',
        \(privates),
        CASE WHEN \(privates) IS NULL THEN event.line
          ELSE json_insert(event.line, '$.private', json(\(privates))) END
      FROM event LEFT JOIN private ON private.id = event.id
      WHERE time >= ? AND time < ? ORDER BY event.id
      """
  }
}
