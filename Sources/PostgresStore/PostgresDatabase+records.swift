public import Cases
public import Foundation

extension PostgresDatabase: CaseRecords, ReportRecords {
  public func readCases<Result>(_ body: (any CaseSnapshot) throws -> Result) throws -> Result {
    try reading { try body($0) }
  }

  public func readMuch<Result>(_ body: (any ReportSnapshot) throws -> Result) throws -> Result {
    try reading { try body($0) }
  }

  public func noteAccess(
    by reader: String, to numbers: [CaseNumber], what: String, at time: Date
  ) throws {
    try writing { link in
      _ = try link.query(
        """
        INSERT INTO access_log (at, reader, number, what)
        SELECT $1, $2, number, $4 FROM unnest($3::text[]) AS seen (number)
        """, .integer(time.seconds), .text(reader), .texts(numbers.map(\.text)), .text(what))
    }
  }
}

extension PostgresDatabase: EventRecords {
  public func forEachEvent(
    in window: TimeWindow?, withPrivates: Bool, _ body: (KeptEvent) throws -> Void
  ) throws {
    try reading { snapshot in
      try snapshot.link.forEachRow(
        Self.events(withPrivates: withPrivates),
        [.integer(window?.from ?? .min), .integer(window?.until ?? .max)]
      ) { row in
        try body(KeptEvent(row))
        return true
      }
    }
  }

  private static func events(withPrivates: Bool) -> String {
    """
    SELECT concat_ws('.', site, epoch, sequence), site::text, epoch::text, sequence::text, type,
      subject, readable(event.line) ->> 'time', readable(event.line) #>> '{data,actor}',
      readable(event.line) #>> '{data,channel}', readable(event.line) -> 'data',
      \(withPrivates ? "readable(private.line) -> 'data'" : "NULL::json"), event.line
    FROM event LEFT JOIN private USING (site, epoch, sequence)
    WHERE time >= $1 AND time < $2 ORDER BY event.site, event.epoch, event.sequence
    """
  }
}

extension KeptEvent {
  fileprivate init(_ row: PostgresRows.Row) {
    var cells = Self.columns.indices.map { row.text($0) }
    let line = row.text(Self.columns.count) ?? ""
    for place in cells.indices.suffix(2) { cells[place] = cells[place].map(CompactJSON.text) }
    let privates = cells.last.flatMap(\.self)
    self.init(
      cells: cells,
      json: privates.map { CompactJSON.text(of: line).dropLast() + ",\"private\":\($0)}" } ?? line)
  }
}
