import Batches
import Cases
import Foundation

/// What the tests of this room are made of: a short journal, a fixed key, a fixed salt.
enum Specimen {
  static let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
  static let time = Date(timeIntervalSince1970: 1_763_805_900)
  static let salt = [UInt8](0..<16)

  /// The key whose 32 secret bytes are 0, 1, 2, … as `openssl` would write it.
  static func key() throws -> SigningKey {
    try SigningKey(
      pem: """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----

        """)
  }

  static func number(_ serial: Int = 7) throws -> CaseNumber {
    guard let number = CaseNumber(site: 101, epoch: 1, serial: serial) else {
      throw BatchError(.content, "no number")
    }
    return number
  }

  static func registered(_ sequence: Int) throws -> JournalEvent {
    JournalEvent(
      sequence: sequence, type: .registered, subject: try number(sequence), time: time,
      data: [
        "actor": "customer", "callback": ["wanted": true], "category": "LK01", "channel": "KIOSK",
        "flags": [], "kind": "REPAIR", "language": "zh-CN", "state": "registered",
      ],
      personal: ["contact": ["phone": "+8613800138000"], "statement": "门口爆管 \"大水\""])
  }

  static func scored(_ sequence: Int) -> JournalEvent {
    JournalEvent(
      sequence: sequence, type: .scored, subject: nil, time: time,
      data: ["actor": "customer", "channel": "KIOSK", "score": 5])
  }

  static func entry(_ event: JournalEvent) -> BatchEntry {
    let encoded = EventLine.encode(event, site: 101, epoch: 1, zone: zone, salt: salt)
    return BatchEntry(
      sequence: event.sequence, line: encoded.line, privateLine: encoded.privateLine)
  }

  /// `count` events from the first on; odd ones register a case, even ones are scores.
  static func entries(_ count: Int) throws -> [BatchEntry] {
    try (1...count).map { entry($0.isMultiple(of: 2) ? scored($0) : try registered($0)) }
  }

  static func sealed(_ count: Int = 3, practice: Bool = false) throws -> SealedBatch {
    let sealer = BatchSealer(site: 101, epoch: 1, practice: practice, key: try key(), zone: zone)
    let batch = try sealer.seal(
      try entries(count), previousHash: Chain.start, policyVersion: "2026-1", sealedAt: time)
    guard let batch else { throw BatchError(.content, "nothing was sealed") }
    return batch
  }

  /// Whatever stands in these lines, truly signed by the specimen's key.
  static func signed(_ lines: [String]) throws -> [UInt8] {
    let body = Array(lines.map { $0 + "\n" }.joined().utf8)
    let signature = try key().signature(over: body)
    return body
      + Array("{\"signature\":\"\(signature)\",\"keyId\":\"\(try key().keyId)\"}\n".utf8)
  }

  static func lines(of bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  static func verify(_ bytes: [UInt8]) throws -> VerifiedBatch {
    try ReceivedBatch(bytes).verified(by: try key().verifyingKey)
  }
}
