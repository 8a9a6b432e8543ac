import Batches
import Cases
import Crypto
import Foundation
import GRDB

extension HeadquartersRows: HeadquartersTransaction {
  func enroll(_ key: EnrolledKey, of stream: StreamID, at time: Date) throws {
    let now = Int(time.timeIntervalSince1970)
    try db.execute(
      sql: """
        INSERT INTO stream (key, site, epoch, enrolled_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, arguments: [Self.key(stream), stream.site, stream.epoch, now])
    try db.execute(
      sql: """
        INSERT INTO stream_key (stream, key_id, public_key, enrolled_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, arguments: [Self.key(stream), key.key.keyId, Data(key.key.bytes), now])
  }

  func endKey(_ keyId: String, of stream: StreamID, at sequence: Int) throws {
    try db.execute(
      sql: """
        UPDATE stream_key SET ended_at = ? WHERE stream = ? AND key_id = ? AND ended_at IS NULL
        """, arguments: [sequence, Self.key(stream), keyId])
  }

  func append(_ entries: ArraySlice<VerifiedBatch.Entry>, of batch: VerifiedBatch) throws {
    let stream = batch.stream
    let insertEvent = try db.cachedStatement(
      sql: "INSERT INTO event (id, type, subject, time, line, hash) VALUES (?, ?, ?, ?, ?, ?)")
    let insertPrivate = try db.cachedStatement(sql: "INSERT INTO private (id, line) VALUES (?, ?)")
    // By its index: an entry holds much, and what is bound to a name is counted.
    for index in entries.indices {
      let id = Self.id(stream, entries[index].sequence)
      try insertEvent.run(
        .integer(id), .text(entries[index].type), .text(entries[index].subject),
        .integer(entries[index].time.seconds), .utf8(batch.bytes[entries[index].line]),
        .bytes(entries[index].hash))
      guard let privateLine = entries[index].privateLine else { continue }
      try insertPrivate.run(.integer(id), .utf8(batch.bytes[privateLine]))
    }
    guard let last = entries.last else { return }
    try db.cachedStatement(sql: "UPDATE stream SET applied = ? WHERE key = ?")
      .execute(arguments: [last.sequence, Self.key(stream)])
  }

  func noteContact(_ stream: StreamID, at time: Date) throws {
    try db.cachedStatement(sql: "UPDATE stream SET last_contact = ? WHERE key = ?")
      .execute(arguments: [Int(time.timeIntervalSince1970), Self.key(stream)])
  }

  func keep(_ heartbeat: KeptHeartbeat) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO heartbeat (stream, document, received_at, clock_offset) VALUES (?, ?, ?, ?)
        ON CONFLICT (stream) DO UPDATE SET document = excluded.document,
          received_at = excluded.received_at, clock_offset = excluded.clock_offset
        """
    ).execute(arguments: [
      Self.key(heartbeat.heartbeat.stream), Data(heartbeat.bytes),
      Int(heartbeat.receivedAt.timeIntervalSince1970), heartbeat.clockOffset,
    ])
  }

  func keepWaiting(_ batch: VerifiedBatch, name: String, at time: Date) throws {
    try db.execute(
      sql: """
        INSERT INTO waiting (stream, first, last, name, bytes, received_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
      arguments: [
        Self.key(batch.stream), batch.header.first, batch.header.last, name, Data(batch.bytes),
        Int(time.timeIntervalSince1970),
      ])
  }

  func dropWaiting(of stream: StreamID, through sequence: Int) throws {
    try db.cachedStatement(sql: "DELETE FROM waiting WHERE stream = ? AND last <= ?")
      .execute(arguments: [Self.key(stream), sequence])
  }

  func drop(_ batch: WaitingBatch, of stream: StreamID) throws {
    try db.execute(
      sql: "DELETE FROM waiting WHERE stream = ? AND first = ? AND last = ?",
      arguments: [Self.key(stream), batch.first, batch.last])
  }

  func keepRejected(_ bytes: [UInt8]?, name: String, reason: String, at time: Date) throws {
    let digest = Chain.text(SHA256.hash(data: bytes ?? Array(name.utf8)))
    try db.execute(
      sql: """
        INSERT INTO rejected (digest, name, reason, bytes, received_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [digest, name, reason, bytes.map { Data($0) }, Int(time.timeIntervalSince1970)])
  }

  func freeze(
    _ stream: StreamID, at sequence: Int, by batch: VerifiedBatch, at time: Date
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO fork (stream, sequence, digest, bytes, received_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [
        Self.key(stream), sequence, Chain.text(SHA256.hash(data: batch.bytes)), Data(batch.bytes),
        Int(time.timeIntervalSince1970),
      ])
    try db.execute(
      sql: "UPDATE stream SET frozen_at = ? WHERE site = ? AND frozen_at IS NULL",
      arguments: [sequence, stream.site])
  }

  func park(_ event: ParkedEvent) throws {
    try db.cachedStatement(sql: "INSERT INTO parked (id, subject, reason) VALUES (?, ?, ?)")
      .execute(arguments: [Self.id(event.stream, event.sequence), event.subject, event.reason])
  }

  func unpark(_ event: ParkedEvent) throws {
    try db.cachedStatement(sql: "DELETE FROM parked WHERE id = ?")
      .execute(arguments: [Self.id(event.stream, event.sequence)])
  }
}
