import Batches
import Cases
import Crypto
import Foundation

extension PostgresTransaction: HeadquartersTransaction {
  func enroll(_ key: EnrolledKey, of stream: StreamID, at time: Date) throws {
    try link.query(
      """
      INSERT INTO stream (site, epoch, enrolled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
      """, stream.values + [.integer(time.seconds)])
    try link.query(
      """
      INSERT INTO stream_key (site, epoch, key_id, public_key, enrolled_at)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
      """,
      stream.values + [.text(key.key.keyId), .bytes(key.key.bytes), .integer(time.seconds)])
  }

  func endKey(_ keyId: String, of stream: StreamID, at sequence: Int) throws {
    try link.query(
      """
      UPDATE stream_key SET ended_at = $4
      WHERE site = $1 AND epoch = $2 AND key_id = $3 AND ended_at IS NULL
      """, stream.values + [.text(keyId), .integer(sequence)])
  }

  func append(_ entries: ArraySlice<VerifiedBatch.Entry>, of batch: VerifiedBatch) throws {
    guard let last = entries.last else { return }
    let stream = batch.stream
    var events = CopyRows(reserving: batch.bytes.count + entries.count * 100)
    var privates = CopyRows(reserving: batch.bytes.count)
    for entry in entries {
      events.begin(fields: 8)
      events.add(stream, at: entry.sequence)
      events.add(.text(entry.type))
      events.add(.text(entry.subject))
      events.add(.integer(entry.time.seconds))
      events.add(batch.bytes[entry.line])
      events.add(entry.hash)
      guard let privateLine = entry.privateLine else { continue }
      privates.begin(fields: 4)
      privates.add(stream, at: entry.sequence)
      privates.add(batch.bytes[privateLine])
    }
    try link.copy(
      events, into: "event (site, epoch, sequence, type, subject, time, line, hash)")
    try link.copy(privates, into: "private (site, epoch, sequence, line)")
    try link.query(
      "UPDATE stream SET applied = $3 WHERE site = $1 AND epoch = $2",
      stream.values + [.integer(last.sequence)])
  }

  func noteContact(_ stream: StreamID, at time: Date) throws {
    try link.query(
      "UPDATE stream SET last_contact = $3 WHERE site = $1 AND epoch = $2",
      stream.values + [.integer(time.seconds)])
  }

  func keep(_ heartbeat: KeptHeartbeat) throws {
    try link.query(
      """
      INSERT INTO heartbeat (site, epoch, document, received_at, clock_offset)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (site, epoch) DO UPDATE SET document = excluded.document,
        received_at = excluded.received_at, clock_offset = excluded.clock_offset
      """,
      heartbeat.heartbeat.stream.values + [
        .bytes(heartbeat.bytes), .integer(heartbeat.receivedAt.seconds),
        .integer(heartbeat.clockOffset),
      ])
  }

  func keepWaiting(_ batch: VerifiedBatch, name: String, at time: Date) throws {
    try link.query(
      """
      INSERT INTO waiting (site, epoch, first, last, name, bytes, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
      """,
      batch.stream.values + [
        .integer(batch.header.first), .integer(batch.header.last), .text(name),
        .bytes(batch.bytes), .integer(time.seconds),
      ])
  }

  func dropWaiting(of stream: StreamID, through sequence: Int) throws {
    try link.query(
      "DELETE FROM waiting WHERE site = $1 AND epoch = $2 AND last <= $3",
      stream.values + [.integer(sequence)])
  }

  func drop(_ batch: WaitingBatch, of stream: StreamID) throws {
    try link.query(
      "DELETE FROM waiting WHERE site = $1 AND epoch = $2 AND first = $3 AND last = $4",
      stream.values + [.integer(batch.first), .integer(batch.last)])
  }

  func keepRejected(_ bytes: [UInt8]?, name: String, reason: String, at time: Date) throws {
    try link.query(
      """
      INSERT INTO rejected (digest, name, reason, bytes, received_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT DO NOTHING
      """, .text(Chain.text(SHA256.hash(data: bytes ?? Array(name.utf8)))), .text(name),
      .text(reason), .bytes(bytes), .integer(time.seconds))
  }

  func freeze(
    _ stream: StreamID, at sequence: Int, by batch: VerifiedBatch, at time: Date
  ) throws {
    try link.query(
      """
      INSERT INTO fork (site, epoch, sequence, digest, bytes, received_at)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
      """,
      stream.values + [
        .integer(sequence), .text(Chain.text(SHA256.hash(data: batch.bytes))),
        .bytes(batch.bytes), .integer(time.seconds),
      ])
    try link.query(
      "UPDATE stream SET frozen_at = $2 WHERE site = $1 AND frozen_at IS NULL",
      .integer(stream.site), .integer(sequence))
  }

  func park(_ event: ParkedEvent) throws {
    try link.query(
      """
      INSERT INTO parked (site, epoch, sequence, subject, reason) VALUES ($1, $2, $3, $4, $5)
      """,
      event.stream.values + [.integer(event.sequence), .text(event.subject), .text(event.reason)])
  }

  func unpark(_ event: ParkedEvent) throws {
    try link.query(
      "DELETE FROM parked WHERE site = $1 AND epoch = $2 AND sequence = $3",
      event.stream.values + [.integer(event.sequence)])
  }

  func clearProjections() throws {
    try link.execute(
      """
      DELETE FROM score_row; DELETE FROM ledger_row; DELETE FROM clock_row; DELETE FROM case_row;
      DELETE FROM search_row; DELETE FROM slip_key; DELETE FROM parked
      """)
  }
}

extension CopyRows {
  fileprivate mutating func add(_ stream: StreamID, at sequence: Int) {
    add(Int16(stream.site))
    add(Int16(stream.epoch))
    add(.integer(sequence))
  }
}
