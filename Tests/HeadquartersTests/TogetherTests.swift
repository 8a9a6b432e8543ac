import Batches
import Cases
import Foundation
import Headquarters
import Sites
import Synchronization
import Testing

/// Batches that lie ready in one folder share a transaction; what comes of them is the same as when
/// each came alone.
@Suite(.onEveryEngine) struct TogetherTests {
  /// What may happen between the batches of a site.
  enum Turn: String, CaseIterable, CustomTestStringConvertible {
    case none, parked, erased, keyChanged, missing, overlapping, mangled, forked, known

    var testDescription: String { rawValue }
  }

  private let ranges = [1...2, 3...5, 6...6, 7...10, 11...14]

  private func lived(_ turn: Turn) throws -> Site {
    var site = Site()
    try site.register(cases: 4)
    try site.move(1, .accepted, to: "accepted")
    switch turn {
    case .parked: try site.move(2, EventType("case.teleported"), to: "accepted")
    case .erased:
      site.append(.erased, try site.number(2), data: ["actor": "zhang", "state": "registered"])
    case .keyChanged: site.append(.siteKeyChanged, data: ["actor": "system"])
    default: try site.move(2, .accepted, to: "accepted")
    }
    for serial in 1...4 {
      try site.move(serial, .contacted, to: serial < 3 ? "accepted" : "registered")
    }
    for serial in 3...4 { try site.move(serial, .accepted, to: "accepted") }
    try site.register(5)
    site.append(.scored, data: ["score": 4, "channel": "KIOSK"])
    return site
  }

  private func batches(of site: Site, _ turn: Turn) throws -> [(name: String, bytes: [UInt8])] {
    var ranges = ranges
    if turn == .missing { ranges.remove(at: 2) }
    if turn == .overlapping { ranges[2] = 4...8 }
    return try ranges.map { range in
      let name = BatchName(site: 101, epoch: 1, first: range.lowerBound, last: range.upperBound)
      var bytes = try site.batch(range)
      if turn == .mangled, range.lowerBound == 7 { bytes[bytes.count / 2] ^= 1 }
      guard turn == .forked, range.lowerBound == 7 else { return (name.text, bytes) }
      var other = try lived(.parked)
      other.key = site.key
      return (name.text, try other.batch(range))
    }
  }

  private func result(_ result: ImportResult) -> String {
    "\(result.first ?? 0) \(result.result) \(result.parked) \(result.reason ?? "")"
  }

  @Test(arguments: Turn.allCases)
  func `what comes of them is what comes of each alone`(turn: Turn) throws {
    let site = try lived(turn)
    let batches = try batches(of: site, turn).sorted { $0.name < $1.name }
    let (alone, together) = (try Office(knowing: site), try Office(knowing: site))
    if turn == .known {
      for office in [alone, together] { _ = try office.take(site, 1...4) }
    }
    let expected = try batches.map { try alone.take($0.bytes, name: $0.name) }
    try alone.importer.settleUp(afterApplying: true)

    let folder = together.folder + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for batch in batches {
      try Data(batch.bytes).write(to: URL(filePath: folder + "/" + batch.name))
    }
    let results = try together.importer.take(paths: [folder])
    #expect(results.map(result) == expected.map(result))
    #expect(try together.lines(of: site) == alone.lines(of: site))
    #expect(try together.cases() == alone.cases())
    #expect(try together.register.parked() == alone.register.parked())
    #expect(try together.stream(site) == alone.stream(site))
    let cases = try together.cases()
    _ = try together.importer.rebuild()
    #expect(try together.cases() == cases)
  }

  @Test func `a folder of small batches is one write`() throws {
    let site = try lived(.none)
    let office = try Office(knowing: site)
    let folder = office.folder + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for batch in try batches(of: site, .none) {
      try Data(batch.bytes).write(to: URL(filePath: folder + "/" + batch.name))
    }
    let store = Counting(store: office.store)
    let importer = Importer(
      store: store, practice: false, recordings: office.folder, identity: nil,
      clock: { Site.time })
    #expect(try importer.take(paths: [folder]).allSatisfy { $0.result == .applied })
    #expect(store.writes.withLock { $0 } == 1)
    #expect(try office.lines(of: site) == site.entries)
  }
}

/// The real store, which counts what is written to a site.
private final class Counting: HeadquartersStore {
  private let store: any HeadquartersStore
  let writes = Mutex(0)

  init(store: any HeadquartersStore) { self.store = store }

  func write<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    if case .site = turn { writes.withLock { $0 += 1 } }
    return try store.write(in: turn, body)
  }

  func demandWritable(room bytes: Int) throws { try store.demandWritable(room: bytes) }
  func wipe() throws { try store.wipe() }
  func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try store.read(body)
  }
}
