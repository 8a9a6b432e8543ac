import Batches
public import Cases
public import Foundation
import GRDB

/// A write under way: what is appended here becomes durable together or not at all.
public struct SiteTransaction {
  let db: Database
  let store: SiteStore

  /// What is there now, with what this transaction already wrote.
  public var snapshot: SiteSnapshot { SiteSnapshot(db: db, zone: store.zone, site: store.site) }

  /// Appends an event and applies it to the projections.
  ///
  /// - Throws: `CaseError` where it does not fit its case; ``CaseStoreError`` of kind `tooLong` where
  ///   no batch could carry it, which would hold up all later events.
  @discardableResult
  public func append(
    _ type: EventType, subject: CaseNumber? = nil, at time: Date, data: [String: JSONValue],
    personal: [String: JSONValue]? = nil
  ) throws -> JournalEvent {
    try write(type, subject: subject, at: time, data: data, personal: personal).event
  }

  /// Appends an event of a case and applies it; the case after it.
  ///
  /// - Throws: as ``append(_:subject:at:data:personal:)``.
  public func append(
    _ type: EventType, to number: CaseNumber, at time: Date, data: [String: JSONValue],
    personal: [String: JSONValue]? = nil
  ) throws -> Case {
    let written = try write(type, subject: number, at: time, data: data, personal: personal)
    guard let after = written.after else { preconditionFailure("\(type) belongs to no case") }
    return after
  }

  private func write(
    _ type: EventType, subject: CaseNumber?, at time: Date, data: [String: JSONValue],
    personal: [String: JSONValue]?
  ) throws -> (event: JournalEvent, after: Case?) {
    let last = try lastEntry()
    let event = JournalEvent(
      sequence: last.sequence + 1, type: type, subject: subject, time: time, data: data,
      personal: personal?.isEmpty == true ? nil : personal)
    let encoded = EventLine.encode(
      event, site: store.site, epoch: store.epoch, zone: store.zone, salt: salt())
    guard max(encoded.line.count, encoded.privateLine?.count ?? 0) <= BatchLimits.line else {
      throw CaseStoreError(
        .tooLong, subject: type.rawValue, cause: "what is to be kept is longer than 64 KiB",
        remedy: "shorten the text, or say the rest in a note of its own")
    }
    let hash = Chain.hash(previous: last.hash, line: encoded.line)
    let position = JournalPosition(epoch: store.epoch, sequence: event.sequence)
    try insert(
      event, at: position.value, line: encoded.line, hash: hash, privateLine: encoded.privateLine)
    let after = try CaseProjection.apply(
      event, id: position.id(ofSite: store.site), zone: store.zone, in: db)
    return (event, after)
  }

  /// 16 bytes, in two draws: every draw is a call of the kernel.
  private func salt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  /// The next number of this epoch's series.
  ///
  /// - Throws: ``CaseStoreError`` of kind `exhausted` after serial 999,999.
  public func nextNumber() throws -> CaseNumber {
    let serial =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            INSERT INTO meta VALUES ('serial', '1')
            ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
            """)
      ) ?? 0
    guard let number = CaseNumber(site: store.site, epoch: store.epoch, serial: serial) else {
      throw CaseStoreError(
        .exhausted, subject: "site \(store.site)",
        cause: "all serials of epoch \(store.epoch) are used up",
        remedy: "install the next epoch with `hearwell init --epoch \(store.epoch + 1)`")
    }
    guard try !snapshot.isTold(number) else {
      throw CaseStoreError(
        .damaged, subject: "case numbers", cause: "the last serial was lost: \(number) is taken",
        remedy: StoreKind.site.rebuilding)
    }
    return number
  }

  /// Keeps a value by name.
  public func setMeta(_ name: String, _ value: String) throws {
    try db.cachedStatement(
      sql: "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    ).execute(arguments: [name, value])
  }

  private func lastEntry() throws -> (sequence: Int, hash: [UInt8]) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"))
    guard let row else { return (0, Chain.start) }
    let position = JournalPosition(row[0])
    // Put back under the next epoch while this process had it open: what it wrote would be lost.
    guard position.epoch <= store.epoch else { throw store.foreign((store.site, position.epoch)) }
    guard position.epoch == store.epoch else { return (0, Chain.start) }
    return (position.sequence, Array(row[1] as Data))
  }

  private func insert(
    _ event: JournalEvent, at position: Int, line: [UInt8], hash: [UInt8], privateLine: [UInt8]?
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO journal (sequence, type, subject, time, line, hash) VALUES (?, ?, ?, ?, ?, ?)
        """
    ).run(
      .integer(position), .text(event.type.rawValue), .text(event.subject?.text),
      .integer(event.time.seconds), .text(String(decoding: line, as: UTF8.self)), .bytes(hash))
    guard let privateLine else { return }
    try db.cachedStatement(sql: "INSERT INTO private (sequence, line) VALUES (?, ?)")
      .run(.integer(position), .text(String(decoding: privateLine, as: UTF8.self)))
  }
}
