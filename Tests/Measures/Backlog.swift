import Batches
import CaseStore
import Cases
import Casework
import ChildProcesses
import Foundation
import GeneratedYear
import Headquarters
import Lots
import Policy

/// What many sites have to send after a month without a network: the same generated month at each,
/// told of its own cases, sealed in full batches.
struct Backlog {
  let measures: Measures
  let sites: Int

  /// Events of a month at one site, about.
  private static let month = 15_000

  /// Its folder, in which it is made where it is not there.
  func folder() throws -> String {
    let folder = try measures.folder("backlog-\(sites)")
    if access(folder + "/ready", F_OK) != 0 {
      try build(in: folder)
      try Data().write(to: URL(filePath: folder + "/ready"))
    }
    return folder
  }

  func run() throws {
    let folder = try folder()
    let store = folder + "/headquarters.sqlite"
    for suffix in ["", "-wal", "-shm", "-queue", "-turn"] { unlink(store + suffix) }
    let database = try HeadquartersDatabase(
      at: store, zone: measures.policy.timeZone, creating: true)
    try enroll(in: database, from: folder)
    let importer = Importer(
      store: database, practice: false, recordings: folder + "/recordings", identity: nil,
      clock: { Date() })
    try take(importer, folder, "import", .applied, limit: 65_000)
    try take(importer, folder, "the same again", .duplicate, limit: 200_000)
  }

  /// Makes its sites known to a store.
  func enroll(in store: some HeadquartersStore, from folder: String) throws {
    let register = SiteRegister(
      store: store, zone: measures.policy.timeZone, clock: { Date() })
    for site in codes {
      try register.enroll(
        site: site, epoch: 1, publicKey: key(of: site, in: folder).verifyingKey.pem)
    }
  }

  private func take(
    _ importer: Importer, _ folder: String, _ what: String, _ expected: ImportResult.Outcome,
    limit: Double
  ) throws {
    let processor = OwnProcess.processor
    let (seconds, results) = try measures.seconds {
      try importer.take(paths: [folder + "/batches"])
    }
    guard results.allSatisfy({ $0.result == expected && $0.parked.isEmpty }) else {
      throw Measures.Failure(what: "\(what): not every batch is \(expected)")
    }
    let events = results.reduce(0) { $0 + ($1.last ?? 0) - ($1.first ?? 1) + 1 }
    measures.row(
      what,
      "\(events) events of \(sites) sites, "
        + "\(Int(Double(events) / (OwnProcess.processor - processor)))/s of processor time, "
        + "\(OwnProcess.peak) MiB at most")
    measures.row("\(what), events/s", Double(events) / seconds, limit: limit, atLeast: true)
  }

  var codes: Range<Int> { 101..<101 + sites }

  private func key(of site: Int, in folder: String) throws -> SigningKey {
    let path = "\(folder)/\(site).key"
    if access(path, F_OK) != 0 {
      try Data(SigningKey.random().pem.utf8).write(to: URL(filePath: path))
    }
    return try SigningKey(pem: String(contentsOfFile: path, encoding: .utf8), file: path)
  }

  /// The month is lived once; each site tells it of cases with its own code.
  private func build(in folder: String) throws {
    let events = try lived(cases: Self.month / 12, in: folder)
    try FileManager.default.createDirectory(
      atPath: folder + "/batches", withIntermediateDirectories: true)
    var lot = Lot(seed: 5)
    for site in codes {
      for batch in try told(events, as: site, in: folder, &lot) {
        try Data(batch.bytes).write(to: URL(filePath: folder + "/batches/" + batch.name.text))
      }
    }
  }

  /// So many small batches of each site.
  func posts(_ count: Int, each events: Int, in folder: String) throws -> [[[UInt8]]] {
    let events = try lived(cases: count * events / 8, in: folder).prefix(count * events)
    var lot = Lot(seed: 5)
    return try codes.map { site in
      try told(Array(events), as: site, in: folder, &lot, each: events.count / count).map(\.bytes)
    }
  }

  private func lived(cases: Int, in folder: String) throws -> [JournalEvent] {
    let small = (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : folder) + "/hearwell-\(getpid())"
    try FileManager.default.createDirectory(atPath: small, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: small) }
    let store = try Measures.casework(in: small, policy: measures.policy, creating: true).store
    let now = Date().timeIntervalSince1970.rounded(.down)
    var month = YearOfCases(
      of: cases, from: Date(timeIntervalSince1970: now - 365 * 86_400), seed: 3,
      store: store, policy: measures.policy)
    try month.live()
    return try store.journal(from: 1, limit: .max).map {
      try EventLine.decode(line: $0.line, privateLine: $0.privateLine)
    }
  }

  private func moved(_ number: CaseNumber, to site: Int) -> CaseNumber {
    CaseNumber(site: site, epoch: number.epoch, serial: number.serial) ?? number
  }

  /// Other cases and events that an event names are of the same site.
  private func moved(_ value: JSONValue, to site: Int) -> JSONValue {
    switch value {
    case .string(let text):
      if let number = CaseNumber(text) { return .string(moved(number, to: site).text) }
      return text.hasPrefix("101.1.") ? .string("\(site)" + text.dropFirst(3)) : value
    case .array(let elements): return .array(elements.map { moved($0, to: site) })
    case .object(let members): return .object(members.mapValues { moved($0, to: site) })
    case .null, .boolean, .integer: return value
    }
  }

  private func told(
    _ events: [JournalEvent], as site: Int, in folder: String, _ lot: inout Lot,
    each most: Int = BatchLimits.events
  ) throws -> [SealedBatch] {
    let zone = measures.policy.timeZone
    let entries = events.map { event in
      var event = event
      event.subject = event.subject.map { moved($0, to: site) }
      event.data = event.data.mapValues { moved($0, to: site) }
      let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &lot) }
      let (line, privateLine) = EventLine.encode(
        event, site: site, epoch: 1, zone: zone, salt: salt)
      return BatchEntry(sequence: event.sequence, line: line, privateLine: privateLine)
    }
    let sealer = BatchSealer(
      site: site, epoch: 1, practice: false, key: try key(of: site, in: folder), zone: zone)
    var rest = entries[...]
    var hash = Chain.start
    var batches: [SealedBatch] = []
    while let batch = try sealer.seal(
      Array(rest.prefix(most)), previousHash: hash,
      policyVersion: measures.policy.version, sealedAt: Date())
    {
      batches.append(batch)
      hash = batch.header.lastHash
      rest = rest.dropFirst(batch.header.events)
    }
    return batches
  }
}
