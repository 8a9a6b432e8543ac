import Batches
import Cases
import CaseStore
import Foundation
import Headquarters

/// A site as headquarters sees it: a journal, a key, batches.
struct Site {
  let code: Int
  let epoch: Int
  var practice = false
  var key = SigningKey.random()
  private(set) var entries: [BatchEntry] = []
  private(set) var hashes: [[UInt8]] = [Chain.start]

  init(_ code: Int = 101, epoch: Int = 1) {
    self.code = code
    self.epoch = epoch
  }

  static let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
  static let time = Date(timeIntervalSince1970: 1_795_341_600)

  func number(_ serial: Int) throws -> CaseNumber {
    guard let number = CaseNumber(site: code, epoch: 1, serial: serial) else {
      throw BatchError(.content, "no number")
    }
    return number
  }

  /// Appends an event; `salt` distinguishes journals that say the same.
  mutating func append(
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

  mutating func register(_ serial: Int, salt: UInt8 = 0) throws {
    append(
      .registered, try number(serial),
      data: [
        "actor": "customer", "callback": ["wanted": true], "category": "FE01", "channel": "KIOSK",
        "clocks": [["id": "acceptance", "state": "running", "dueAt": "2026-11-23T18:00:00+08:00"]],
        "flags": [], "kind": "COMPLAINT", "language": "zh-CN", "state": "registered",
      ],
      personal: ["contact": ["name": "王芳"], "statement": "水费不对"], salt: salt)
  }

  mutating func move(_ serial: Int, _ type: EventType, to state: String) throws {
    append(type, try number(serial), data: ["actor": "zhang", "state": .string(state)])
  }

  /// Registers so many cases, one event each.
  mutating func register(cases count: Int) throws {
    for serial in 1...count { try register(serial) }
  }

  /// The batch of these events.
  func batch(_ range: ClosedRange<Int>) throws -> [UInt8] {
    let sealer = BatchSealer(
      site: code, epoch: epoch, practice: practice, key: key, zone: Site.zone)
    let sealed = try sealer.seal(
      Array(entries[(range.lowerBound - 1)..<range.upperBound]),
      previousHash: hashes[range.lowerBound - 1], policyVersion: "1", sealedAt: Site.time)
    return sealed?.bytes ?? []
  }

  /// The public half of its key.
  var publicKey: String { key.verifyingKey.pem }
}

/// Headquarters in a folder that is removed with it.
final class Office {
  let folder: String
  let store: HeadquartersDatabase
  let importer: Importer
  let register: SiteRegister

  init(practice: Bool = false) throws {
    folder = NSTemporaryDirectory() + "headquarters-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try HeadquartersDatabase(
      at: folder + "/headquarters.sqlite", zone: Site.zone, creating: true)
    importer = Importer(
      store: store, practice: practice, recordings: folder + "/recordings", identity: nil,
      clock: { Site.time })
    register = SiteRegister(store: store, zone: Site.zone, clock: { Site.time })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Headquarters that knows the site.
  convenience init(knowing site: Site) throws {
    try self.init(practice: site.practice)
    try register.enroll(site: site.code, epoch: site.epoch, publicKey: site.publicKey)
  }

  func take(_ bytes: [UInt8], name: String = "batch") throws -> ImportResult {
    try importer.take(bytes, name: name)
  }

  func take(_ site: Site, _ range: ClosedRange<Int>) throws -> ImportResult {
    try take(try site.batch(range))
  }

  func find(_ number: CaseNumber) throws -> Case? { try store.read { try $0.find(number) } }

  func stream(_ site: Site) throws -> SiteStream? {
    try register.sites().first { $0.id == StreamID(site: site.code, epoch: site.epoch) }
  }

  /// Copies the store as a backup of the folder does.
  func copyStore(to path: String) throws {
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder + "/headquarters.sqlite" + suffix, toPath: path + suffix)
    }
  }

  /// Every raw line of a site, as it was kept.
  func lines(of site: Site) throws -> [BatchEntry] {
    try store.read { snapshot in
      let id = StreamID(site: site.code, epoch: site.epoch)
      let applied = try snapshot.stream(id)?.applied ?? 0
      return try (0..<applied).compactMap { index in
        try snapshot.lines(of: id, at: index + 1).map {
          BatchEntry(sequence: index + 1, line: $0.line, privateLine: $0.privateLine)
        }
      }
    }
  }

  /// All cases, by number, to compare two offices.
  func cases() throws -> [CaseNumber: Case] {
    var cases: [CaseNumber: Case] = [:]
    try store.readCases {
      try $0.forEachCase(.init()) {
        cases[$0.number] = $0
        return true
      }
    }
    return cases
  }
}
