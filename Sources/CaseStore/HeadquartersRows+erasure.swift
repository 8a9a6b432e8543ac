import Batches
import Cases
import Foundation
import GRDB

extension HeadquartersRows {
  func erasePrivates(of subject: CaseNumber, of stream: StreamID, through sequence: Int) throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM private WHERE id IN (
          SELECT id FROM event WHERE subject = ? AND type <> 'case.erased' AND id <= ?)
        """
    ).execute(arguments: [subject.text, Self.id(stream, sequence)])
    try db.execute(
      sql: "UPDATE direction SET private = NULL WHERE subject = ?", arguments: [subject.text])
    for table in ["rejected", "fork"] {
      try db.execute(
        sql: "UPDATE \(table) SET bytes = x'' WHERE instr(bytes, CAST(? AS BLOB)) > 0",
        arguments: [subject.text])
    }
    try demandWiping()
  }

  func erasePrivate(of stream: StreamID, at sequence: Int) throws {
    try db.cachedStatement(sql: "DELETE FROM private WHERE id = ?")
      .execute(arguments: [Self.id(stream, sequence)])
    try demandWiping()
  }

  func erase(recording sha256: String, of stream: StreamID) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO recording (sha256, stream, bytes, erased) VALUES (?, ?, 0, 1)
        ON CONFLICT (sha256, stream) DO UPDATE SET erased = 1
        """
    ).execute(arguments: [sha256, Self.key(stream)])
  }

  /// Only what no other installation still keeps.
  func recordingsToRemove() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT sha256 FROM recording WHERE arrived_at IS NOT NULL
        GROUP BY sha256 HAVING min(erased) = 1
        """)
  }

  func removed(recording sha256: String) throws {
    try db.execute(
      sql: "UPDATE recording SET arrived_at = NULL WHERE sha256 = ? AND erased",
      arguments: [sha256])
  }

  private func demandWiping() throws {
    try db.execute(
      sql: "INSERT INTO unwiped (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET times = times + 1")
  }
}
