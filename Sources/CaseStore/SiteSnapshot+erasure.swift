public import Cases
import Batches
import GRDB

extension SiteSnapshot {
  /// Ids of the calls that dealt with a case and whose private records are still there: they name
  /// the caller, though they are no events of the case.
  public func callRecords(of number: CaseNumber) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT journal.line ->> '$.id' FROM journal JOIN private USING (sequence)
        WHERE type = 'call.ended' AND journal.line ->> '$.data.caseNumber' = ? ORDER BY sequence
        """, arguments: [number.text])
  }

  /// Whether private records of a case are still there, beside the reasons of erasures.
  public func hasPrivateRecords(of number: CaseNumber) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM journal JOIN private USING (sequence)
          WHERE subject = ? AND type <> 'case.erased')
        """, arguments: [number.text]) ?? false
  }

  /// SHA-256 of the recordings and evidence files that only this case names.
  public func files(of number: CaseNumber) throws -> (recordings: [String], evidence: [String]) {
    let recordings = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT line ->> '$.data.sha256' AS sha256 FROM journal AS own
        WHERE type = 'recording.added' AND subject = ? AND NOT EXISTS (
          SELECT 1 FROM journal AS other WHERE other.type = 'recording.added'
            AND other.line ->> '$.data.sha256' = own.line ->> '$.data.sha256'
            AND other.subject IS NOT own.subject)
        """, arguments: [number.text])
    let named = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT substr(item.value ->> '$.reference', 8)
        FROM journal, json_each(line, '$.data.evidence') AS item
        WHERE subject = ? AND item.value ->> '$.reference' LIKE 'sha256:%'
        """, arguments: [number.text])
    let evidence = try named.filter { sha256 in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM journal WHERE type = 'case.resolved'
            AND subject IS NOT ? AND instr(line, ?) > 0)
          """, arguments: [number.text, "sha256:" + sha256]) ?? false
    }
    return (recordings, evidence)
  }

  /// Numbers of the cases whose private data was erased.
  public func erasedNumbers() throws -> [CaseNumber] {
    try String.fetchAll(
      db, sql: "SELECT DISTINCT subject FROM journal WHERE type = 'case.erased'"
    ).compactMap { CaseNumber($0) }
  }

  /// Names of kept values that begin so, without the beginning.
  public func metaNames(after prefix: String) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT substr(name, ?) FROM meta WHERE substr(name, 1, ?) = ? ORDER BY name",
      arguments: [prefix.count + 1, prefix.count, prefix])
  }

  /// A case folded anew from its events and what is left of their private records.
  func folded(_ number: CaseNumber, _ body: (JournalEvent, JournalPosition) throws -> Void) throws
    -> Case?
  {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT journal.sequence AS sequence, journal.line AS line, private.line AS private
        FROM journal LEFT JOIN private USING (sequence)
        WHERE subject = ? ORDER BY journal.sequence
        """, arguments: [number.text])
    var current: Case?
    while let row = try rows.next() {
      let line: String = row["line"]
      let privateLine: String? = row["private"]
      let event = try EventLine.decode(
        line: Array(line.utf8), privateLine: privateLine.map { Array($0.utf8) })
      guard event.type.belongsToCase else { continue }
      current = try Case(current, after: event)
      try body(event, JournalPosition(row["sequence"]))
    }
    return current
  }
}
