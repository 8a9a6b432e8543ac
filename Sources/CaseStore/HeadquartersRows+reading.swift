import Batches
import Cases
import Foundation
import GRDB

extension HeadquartersRows: HeadquartersSnapshot {
  func streams() throws -> [SiteStream] { try streams(where: "TRUE", []) }

  func streams(ofSite site: Int) throws -> [SiteStream] {
    try streams(where: "site = ?", [site])
  }

  private func streams(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [SiteStream] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT key, applied, frozen_at, enrolled_at, last_contact, closed_at,
            (SELECT hash FROM event WHERE id = key * 1000000000 + applied) AS hash,
            (SELECT time FROM event WHERE id = key * 1000000000 + applied) AS last_event_at,
            (SELECT count(*) FROM waiting WHERE stream = key) AS waiting,
            (SELECT max(last) FROM waiting WHERE stream = key) AS waiting_through,
            (SELECT count(*) FROM parked
              WHERE id BETWEEN key * 1000000000 AND key * 1000000000 + 999999999) AS parked
          FROM stream WHERE \(condition) ORDER BY key
          """), arguments: arguments)
    return try rows.map { row in
      let hash: Data? = row["hash"]
      let key: Int = row["key"]
      var stream = SiteStream(
        id: Self.stream(ofKey: key), keyIds: try keyIds(of: key), applied: row["applied"],
        appliedHash: hash.map { Array($0) } ?? Chain.start, frozenAt: row["frozen_at"],
        enrolledAt: Self.time(row["enrolled_at"]),
        lastContact: (row["last_contact"] as Int?).map(Self.time), waiting: row["waiting"],
        parked: row["parked"], lastEventAt: (row["last_event_at"] as Int?).map(Self.time),
        heartbeat: try heartbeat(of: key))
      stream.closedAt = row["closed_at"]
      stream.waitingThrough = row["waiting_through"]
      stream.revokedKeyIds = try revokedKeyIds(of: key)
      return stream
    }
  }

  /// One that is damaged tells nothing; the next replaces it.
  private func heartbeat(of key: Int) throws -> KeptHeartbeat? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT document, received_at, clock_offset FROM heartbeat WHERE stream = ?"),
      arguments: [key]
    ).flatMap { row in
      let document: Data = row["document"]
      return try? KeptHeartbeat(
        kept: Array(document), receivedAt: Self.time(row["received_at"]),
        clockOffset: row["clock_offset"])
    }
  }

  private func keyIds(of key: Int) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT key_id FROM stream_key WHERE stream = ? ORDER BY enrolled_at, key_id"),
      arguments: [key])
  }

  func key(_ keyId: String, of stream: StreamID) throws -> EnrolledKey? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT public_key, ended_at, revoked_at, closed_at
          FROM stream_key JOIN stream ON stream.key = stream_key.stream
          WHERE stream_key.stream = ? AND key_id = ?
          """), arguments: [Self.key(stream), keyId])
    guard let row else { return nil }
    let bytes: Data = row["public_key"]
    let revokedAt: Int? = row["revoked_at"]
    return VerifyingKey(bytes: Array(bytes)).map {
      EnrolledKey(
        key: $0, endedAt: row["ended_at"], closedAt: row["closed_at"],
        revokedAt: revokedAt.map(Self.time))
    }
  }

  func hash(of stream: StreamID, after sequence: Int) throws -> [UInt8]? {
    if sequence == 0 { return Chain.start }
    return try Data.fetchOne(
      db.cachedStatement(sql: "SELECT hash FROM event WHERE id = ?"),
      arguments: [Self.id(stream, sequence)]
    ).map { Array($0) }
  }

  func waitingBatch(of stream: StreamID, holding range: ClosedRange<Int>) throws -> WaitingBatch? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT name, first, last, bytes FROM waiting WHERE stream = ? AND first <= ? AND last >= ?
          ORDER BY last DESC LIMIT 1
          """), arguments: [Self.key(stream), range.upperBound, range.lowerBound]
    ).map { row in
      let bytes: Data = row["bytes"]
      return WaitingBatch(
        name: row["name"], first: row["first"], last: row["last"], bytes: Array(bytes))
    }
  }

  func parked(ofSite site: Int?) throws -> [ParkedEvent] {
    let first = Self.id(StreamID(site: site ?? 0, epoch: 0), 0)
    let last = Self.id(StreamID(site: site ?? 999, epoch: 9), 999_999_999)
    return try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, subject, reason FROM parked WHERE id BETWEEN ? AND ? ORDER BY id"),
      arguments: [first, last]
    ).map(Self.parkedEvent)
  }

  func rejected(limit: Int) throws -> [RejectedBatch] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, reason, received_at FROM rejected ORDER BY received_at DESC, digest LIMIT ?
        """, arguments: [limit]
    ).map { row in
      RejectedBatch(
        name: row["name"], reason: row["reason"],
        at: Date(timeIntervalSince1970: row["received_at"]))
    }
  }

  private static func parkedEvent(_ row: Row) -> ParkedEvent {
    let position = position(of: row["id"])
    return ParkedEvent(
      stream: position.stream, sequence: position.sequence, subject: row["subject"],
      reason: row["reason"])
  }

  func lines(
    of stream: StreamID, at sequence: Int
  ) throws -> (line: [UInt8], privateLine: [UInt8]?)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT event.line AS line, private.line AS private
          FROM event LEFT JOIN private USING (id) WHERE id = ?
          """), arguments: [Self.id(stream, sequence)]
    ).map { row in
      let line: String = row["line"]
      let privateLine: String? = row["private"]
      return (Array(line.utf8), privateLine.map { Array($0.utf8) })
    }
  }

  func positions(of subject: CaseNumber) throws -> [(stream: StreamID, sequence: Int)] {
    try Int.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM event WHERE subject = ? ORDER BY id"),
      arguments: [subject.text]
    ).map(Self.position)
  }

  static func time(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }
}
