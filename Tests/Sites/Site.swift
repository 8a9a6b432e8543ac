public import Batches
public import Cases
public import Foundation

/// A site as headquarters sees it: a journal, a key, batches.
public struct Site: Sendable {
  public let code: Int
  public let epoch: Int
  public var practice = false
  public var key = SigningKey.random()
  public private(set) var entries: [BatchEntry] = []
  public private(set) var hashes: [[UInt8]] = [Chain.start]

  public init(_ code: Int = 101, epoch: Int = 1) {
    self.code = code
    self.epoch = epoch
  }

  public static let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
  public static let time = Date(timeIntervalSince1970: 1_795_341_600)

  public func number(_ serial: Int) throws -> CaseNumber {
    guard let number = CaseNumber(site: code, epoch: 1, serial: serial) else {
      throw BatchError(.content, "no number")
    }
    return number
  }

  /// Appends an event; `salt` distinguishes journals that say the same.
  public mutating func append(
    _ type: EventType, _ subject: CaseNumber? = nil, data: [String: JSONValue] = [:],
    personal: [String: JSONValue]? = nil, salt: UInt8 = 0
  ) {
    let event = JournalEvent(
      sequence: entries.count + 1, type: type, subject: subject, time: Site.time, data: data,
      personal: personal)
    let encoded = EventLine.encode(
      event, site: code, epoch: epoch, zone: Site.zone, salt: Array(repeating: salt, count: 16))
    entries.append(
      BatchEntry(
        sequence: event.sequence, line: encoded.line, privateLine: encoded.privateLine))
    hashes.append(Chain.hash(previous: hashes[entries.count - 1], line: encoded.line))
  }

  public mutating func register(_ serial: Int, salt: UInt8 = 0) throws {
    append(
      .registered, try number(serial),
      data: [
        "actor": "customer", "callback": ["wanted": true], "category": "FE01", "channel": "KIOSK",
        "clocks": [["id": "acceptance", "state": "running", "dueAt": "2026-11-23T18:00:00+08:00"]],
        "flags": [], "kind": "COMPLAINT", "language": "zh-CN", "state": "registered",
      ],
      personal: ["contact": ["name": "王芳"], "statement": "水费不对"], salt: salt)
  }

  public mutating func move(_ serial: Int, _ type: EventType, to state: String) throws {
    append(type, try number(serial), data: ["actor": "zhang", "state": .string(state)])
  }

  /// Registers so many cases, one event each.
  public mutating func register(cases count: Int) throws {
    for serial in 1...count { try register(serial) }
  }

  /// The batch of these events.
  public func batch(_ range: ClosedRange<Int>) throws -> [UInt8] {
    let sealer = BatchSealer(
      site: code, epoch: epoch, practice: practice, key: key, zone: Site.zone)
    let sealed = try sealer.seal(
      Array(entries[(range.lowerBound - 1)..<range.upperBound]),
      previousHash: hashes[range.lowerBound - 1], policyVersion: "1", sealedAt: Site.time)
    return sealed?.bytes ?? []
  }

  /// What it says of itself, by a clock that is so many minutes after ``time``.
  public func heartbeat(minutes: Int) throws -> [UInt8] {
    try heartbeat(at: Site.time.addingTimeInterval(TimeInterval(minutes * 60)))
  }

  public func heartbeat(at time: Date) throws -> [UInt8] {
    try Heartbeat(
      stream: StreamID(site: code, epoch: epoch), practice: practice, sequence: entries.count,
      hash: hashes[entries.count], at: time, waitingSince: entries.isEmpty ? nil : Site.time,
      diskFree: 40_000_000_000, diskSize: 100_000_000_000, recordingsWaiting: 2, every: 900
    ).sealed(by: key, zone: Site.zone)
  }

  /// The public half of its key.
  public var publicKey: String { key.verifyingKey.pem }
}
