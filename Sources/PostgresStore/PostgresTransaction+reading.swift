import Batches
import Cases
import Foundation

extension PostgresTransaction: HeadquartersSnapshot {
  func streams() throws -> [SiteStream] { try streams(where: "TRUE", []) }

  func streams(ofSite site: Int) throws -> [SiteStream] {
    try streams(where: "stream.site = $1", [.integer(site)])
  }

  private func streams(
    where condition: String, _ values: [PostgresValue]
  ) throws -> [SiteStream] {
    let rows = try link.query(
      """
      SELECT stream.site, stream.epoch, applied, frozen_at, enrolled_at, last_contact, event.hash,
        (SELECT count(*) FROM waiting
          WHERE waiting.site = stream.site AND waiting.epoch = stream.epoch),
        (SELECT count(*) FROM parked
          WHERE parked.site = stream.site AND parked.epoch = stream.epoch),
        (SELECT string_agg(key_id, ' ' ORDER BY stream_key.enrolled_at, key_id) FROM stream_key
          WHERE stream_key.site = stream.site AND stream_key.epoch = stream.epoch),
        event.time, document, received_at, clock_offset, closed_at,
        (SELECT string_agg(key_id, ' ' ORDER BY key_id) FROM stream_key
          WHERE stream_key.site = stream.site AND stream_key.epoch = stream.epoch
            AND revoked_at IS NOT NULL),
        (SELECT max(last) FROM waiting
          WHERE waiting.site = stream.site AND waiting.epoch = stream.epoch)
      FROM stream LEFT JOIN heartbeat USING (site, epoch)
      LEFT JOIN event ON event.site = stream.site AND event.epoch = stream.epoch
        AND sequence = applied
      WHERE \(condition) ORDER BY stream.site, stream.epoch
      """, values)
    return rows.map { row in
      var stream = SiteStream(
        id: Self.stream(row, 0), keyIds: Self.words(row.text(9)),
        applied: row.integer(2) ?? 0, appliedHash: row.bytes(6) ?? Chain.start,
        frozenAt: row.integer(3), enrolledAt: Self.time(row.integer(4)) ?? .distantPast,
        lastContact: Self.time(row.integer(5)), waiting: row.integer(7) ?? 0,
        parked: row.integer(8) ?? 0, lastEventAt: Self.time(row.integer(10)),
        heartbeat: Self.heartbeat(row, 11))
      stream.closedAt = row.integer(14)
      stream.revokedKeyIds = Self.words(row.text(15))
      stream.waitingThrough = row.integer(16)
      return stream
    }
  }

  private static func words(_ text: String?) -> [String] {
    text?.split(separator: " ").map { String($0) } ?? []
  }

  /// One that is damaged tells nothing; the next replaces it.
  private static func heartbeat(_ row: PostgresRows.Row, _ column: Int) -> KeptHeartbeat? {
    guard let document = row.bytes(column), let received = time(row.integer(column + 1)) else {
      return nil
    }
    return try? KeptHeartbeat(
      kept: document, receivedAt: received, clockOffset: row.integer(column + 2))
  }

  func key(_ keyId: String, of stream: StreamID) throws -> EnrolledKey? {
    let row = try link.query(
      """
      SELECT public_key, ended_at, closed_at, revoked_at
      FROM stream_key JOIN stream USING (site, epoch)
      WHERE site = $1 AND epoch = $2 AND key_id = $3
      """, stream.values + [.text(keyId)]
    ).first
    return row?.bytes(0).flatMap { VerifyingKey(bytes: $0) }.map {
      EnrolledKey(
        key: $0, endedAt: row?.integer(1), closedAt: row?.integer(2),
        revokedAt: Self.time(row?.integer(3)))
    }
  }

  func hash(of stream: StreamID, after sequence: Int) throws -> [UInt8]? {
    if sequence == 0 { return Chain.start }
    return try link.query(
      "SELECT hash FROM event WHERE site = $1 AND epoch = $2 AND sequence = $3",
      stream.values + [.integer(sequence)]
    ).first?.bytes(0)
  }

  func waitingBatch(of stream: StreamID, holding range: ClosedRange<Int>) throws -> WaitingBatch? {
    try link.query(
      """
      SELECT name, first, last, bytes FROM waiting
      WHERE site = $1 AND epoch = $2 AND first <= $3 AND last >= $4 ORDER BY last DESC LIMIT 1
      """, stream.values + [.integer(range.upperBound), .integer(range.lowerBound)]
    ).first.map { row in
      WaitingBatch(
        name: row.text(0) ?? "", first: row.integer(1) ?? 0, last: row.integer(2) ?? 0,
        bytes: row.bytes(3) ?? [])
    }
  }

  func parked(ofSite site: Int?) throws -> [ParkedEvent] {
    try link.query(
      """
      SELECT site, epoch, sequence, subject, reason FROM parked WHERE site = coalesce($1, site)
      ORDER BY site, epoch, sequence
      """, .integer(site)
    ).map { row in
      ParkedEvent(
        stream: Self.stream(row, 0), sequence: row.integer(2) ?? 0, subject: row.text(3),
        reason: row.text(4) ?? "")
    }
  }

  func rejected(limit: Int) throws -> [RejectedBatch] {
    try link.query(
      "SELECT name, reason, received_at FROM rejected ORDER BY received_at DESC, digest LIMIT $1",
      .integer(limit)
    ).map { row in
      RejectedBatch(
        name: row.text(0) ?? "", reason: row.text(1) ?? "",
        at: Self.time(row.integer(2)) ?? .distantPast)
    }
  }

  func lines(
    of stream: StreamID, at sequence: Int
  ) throws -> (line: [UInt8], privateLine: [UInt8]?)? {
    try link.query(
      """
      SELECT event.line, private.line FROM event LEFT JOIN private USING (site, epoch, sequence)
      WHERE site = $1 AND epoch = $2 AND sequence = $3
      """, stream.values + [.integer(sequence)]
    ).first.map { ($0.bytes(0) ?? [], $0.bytes(1)) }
  }

  func positions(of subject: CaseNumber) throws -> [(stream: StreamID, sequence: Int)] {
    try link.query(
      """
      SELECT site, epoch, sequence FROM event WHERE subject = $1 AND length(subject) = 12
      ORDER BY site, epoch, sequence
      """, .text(subject.text)
    ).map { (Self.stream($0, 0), $0.integer(2) ?? 0) }
  }

  func wantedRecordings(of stream: StreamID) throws -> [String] {
    try link.query(
      """
      SELECT sha256 FROM recording
      WHERE site = $1 AND epoch = $2 AND arrived_at IS NULL AND NOT erased ORDER BY sha256
      """, stream.values
    ).compactMap { $0.text(0) }
  }

  func wantedLength(ofRecording sha256: String) throws -> Int? {
    try link.query(
      "SELECT max(bytes) FROM recording WHERE sha256 = $1 AND arrived_at IS NULL AND NOT erased",
      .text(sha256)
    ).first?.integer(0)
  }

  /// Only what no other installation still keeps.
  func recordingsToRemove() throws -> [String] {
    try link.query(
      """
      SELECT sha256 FROM recording WHERE arrived_at IS NOT NULL
      GROUP BY sha256 HAVING bool_and(erased)
      """
    ).compactMap { $0.text(0) }
  }

  func slipKeys(ofSite site: Int) throws -> [VerifyingKey] {
    try link.query(
      "SELECT public_key FROM slip_key WHERE site = $1 ORDER BY added_at, public_key",
      .integer(site)
    ).compactMap { $0.bytes(0).flatMap { VerifyingKey(bytes: $0) } }
  }
}
