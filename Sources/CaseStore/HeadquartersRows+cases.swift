import Batches
import Cases
import Foundation
import GRDB

extension HeadquartersRows {
  func wantedRecordings(of stream: StreamID) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT sha256 FROM recording WHERE stream = ? AND arrived_at IS NULL AND NOT erased
          ORDER BY sha256
          """),
      arguments: [Self.key(stream)])
  }

  func wantedLength(ofRecording sha256: String) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT max(bytes) FROM recording WHERE sha256 = ? AND arrived_at IS NULL AND NOT erased"),
      arguments: [sha256])
  }

  func find(_ number: CaseNumber) throws -> Case? { try CaseProjection.find(number, in: db) }

  func save(_ drafts: [CaseDraft]) throws {
    for draft in drafts { try CaseProjection.save(draft, in: db) }
  }

  func saveScore(of event: JournalEvent, id: String) throws {
    try CaseProjection.applyScore(event, id: id, in: db)
  }

  func ledger(_ book: LedgerEntry.Book) throws -> [LedgerEntry] {
    try LedgerProjection.entries(book, of: nil, in: db)
  }

  func saveLedger(of event: JournalEvent, id: String) throws {
    try LedgerProjection.apply(event, id: id, in: db)
  }

  func clearLedger(of number: CaseNumber) throws { try LedgerProjection.clear(number, in: db) }

  func clearProjections() throws {
    try CaseProjection.clear(db)
    try db.execute(sql: "DELETE FROM parked")
  }

  func want(recording sha256: String, bytes: Int, of stream: StreamID) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO recording (sha256, stream, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [sha256, Self.key(stream), bytes])
  }

  func arrived(recording sha256: String, at time: Date) throws {
    try db.cachedStatement(
      sql: "UPDATE recording SET arrived_at = ? WHERE sha256 = ? AND arrived_at IS NULL"
    ).execute(arguments: [Int(time.timeIntervalSince1970), sha256])
  }
}
