import Batches
import Cases
import Foundation

extension PostgresTransaction {
  func offer(for stream: StreamID) throws -> EnrolmentOffer? {
    try link.query(
      "SELECT digest, valid_until, used_by FROM enrolment WHERE site = $1 AND epoch = $2",
      stream.values
    ).first.map { row in
      EnrolmentOffer(
        stream: stream, digest: row.bytes(0) ?? [],
        validUntil: Self.time(row.integer(1)) ?? .distantPast, usedBy: row.text(2))
    }
  }

  func keep(_ offer: EnrolmentOffer) throws {
    try link.query(
      """
      INSERT INTO enrolment (site, epoch, digest, valid_until, used_by)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (site, epoch) DO UPDATE SET digest = excluded.digest,
        valid_until = excluded.valid_until, used_by = excluded.used_by
      """,
      offer.stream.values + [
        .bytes(offer.digest), .integer(offer.validUntil.seconds), .text(offer.usedBy),
      ])
  }

  func revokeKey(_ keyId: String, of stream: StreamID, at time: Date) throws {
    try link.query(
      """
      UPDATE stream_key SET revoked_at = $4
      WHERE site = $1 AND epoch = $2 AND key_id = $3 AND revoked_at IS NULL
      """, stream.values + [.text(keyId), .integer(time.seconds)])
  }

  func close(_ stream: StreamID, at sequence: Int) throws {
    try link.query(
      "UPDATE stream SET closed_at = $3 WHERE site = $1 AND epoch = $2",
      stream.values + [.integer(sequence)])
  }
}
