import Batches
import Foundation
import GRDB

extension HeadquartersRows {
  func offer(for stream: StreamID) throws -> EnrolmentOffer? {
    try Row.fetchOne(
      db, sql: "SELECT digest, valid_until, used_by FROM enrolment WHERE stream = ?",
      arguments: [Self.key(stream)]
    ).map { row in
      let digest: Data = row["digest"]
      return EnrolmentOffer(
        stream: stream, digest: Array(digest), validUntil: Self.time(row["valid_until"]),
        usedBy: row["used_by"])
    }
  }

  func keep(_ offer: EnrolmentOffer) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO enrolment VALUES (?, ?, ?, ?)",
      arguments: [
        Self.key(offer.stream), Data(offer.digest), Int(offer.validUntil.timeIntervalSince1970),
        offer.usedBy,
      ])
  }

  func revokeKey(_ keyId: String, of stream: StreamID, at time: Date) throws {
    try db.execute(
      sql: """
        UPDATE stream_key SET revoked_at = ?
        WHERE stream = ? AND key_id = ? AND revoked_at IS NULL
        """, arguments: [Int(time.timeIntervalSince1970), Self.key(stream), keyId])
  }

  func close(_ stream: StreamID, at sequence: Int) throws {
    try db.execute(
      sql: "UPDATE stream SET closed_at = ? WHERE key = ?",
      arguments: [sequence, Self.key(stream)])
  }

  func revokedKeyIds(of key: Int) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT key_id FROM stream_key WHERE stream = ? AND revoked_at IS NOT NULL"),
      arguments: [key])
  }
}
