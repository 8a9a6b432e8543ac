public import Cases
public import Foundation
import GRDB

extension HeadquartersDatabase: CaseRecords, ReportRecords {
  public func readMuch<Result>(_ body: (any ReportSnapshot) throws -> Result) throws -> Result {
    try reading { db in try db.keepingPages { try body(snapshot(db)) } }
  }

  private func snapshot(_ db: Database) -> SiteSnapshot {
    SiteSnapshot(db: db, zone: zone, site: nil)
  }

  public func readCases<Result>(_ body: (any CaseSnapshot) throws -> Result) throws -> Result {
    try reading { try body(snapshot($0)) }
  }

  public func noteAccess(
    by reader: String, to numbers: [CaseNumber], what: String, at time: Date
  ) throws {
    try writing { try AccessLog.note(by: reader, to: numbers, what: what, at: time, in: $0) }
  }
}

extension HeadquartersDatabase: EventRecords {
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

extension KeptEvent {
  fileprivate init(_ row: Row) {
    self.init(
      cells: Self.columns.indices.map { String.fromDatabaseValue(row[$0]) },
      json: row[Self.columns.count])
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
