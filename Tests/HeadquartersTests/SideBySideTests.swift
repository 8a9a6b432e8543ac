import Batches
import Cases
import Dispatch
import Foundation
import Headquarters
import Sites
import Synchronization
import Testing

/// Sites are taken side by side, and several importers work on one store.
@Suite(.onEveryEngine) struct SideBySideTests {
  private func lived(_ code: Int) throws -> Site {
    var site = Site(code)
    try site.register(cases: 6)
    for serial in 1...6 { try site.move(serial, .accepted, to: "accepted") }
    return site
  }

  @Test func `the results of many sites come by site, epoch and sequence`() throws {
    let office = try Office()
    let folder = office.folder + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for code in 101...112 {
      let site = try lived(code)
      try office.register.enroll(site: code, epoch: 1, publicKey: site.publicKey)
      for range in [1...4, 5...9, 10...12] {
        let name = BatchName(site: code, epoch: 1, first: range.lowerBound, last: range.upperBound)
        try Data(site.batch(range)).write(to: URL(filePath: folder + "/" + name.text))
      }
    }
    let results = try office.importer.take(paths: [folder])
    #expect(results.allSatisfy { $0.result == .applied && $0.reason == nil })
    #expect(results.map(\.site) == (101...112).flatMap { [$0, $0, $0] })
    #expect(results.map(\.first) == (101...112).flatMap { _ in [1, 5, 10] })
    let cases = try office.cases()
    #expect(cases.count == 72)
    _ = try office.importer.rebuild()
    #expect(try office.cases() == cases)
  }

  @Test func `importers that take the same batches at once apply each once`() throws {
    let site = try lived(101)
    let office = try Office(knowing: site)
    let folder = office.folder + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for first in 1...12 {
      let name = BatchName(site: 101, epoch: 1, first: first, last: first)
      try Data(site.batch(first...first)).write(to: URL(filePath: folder + "/" + name.text))
    }
    let (place, kept) = (office.folder, office.kept)
    let applied = Mutex(0)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do {
        let importer = Importer(
          store: try kept.store(), practice: false, recordings: place, identity: nil,
          clock: { Site.time })
        let results = try importer.take(paths: [folder])
        applied.withLock { $0 += results.count { $0.result == .applied } }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(applied.withLock { $0 } == 12)
    #expect(try office.lines(of: site) == site.entries)
    let cases = try office.cases()
    #expect(cases.count == 6)
    _ = try office.importer.rebuild()
    #expect(try office.cases() == cases)
  }

  @Test func `what was foreseen counts only while nobody else took events of the site`() throws {
    var site = Site()
    try site.register(cases: 1)
    try site.move(1, .accepted, to: "accepted")
    try site.move(1, .contacted, to: "accepted")
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...1)
    // Another importer's write comes between the look ahead and the write.
    let rival = Rival(store: office.store, batch: try site.batch(2...2), importer: office.importer)
    let importer = Importer(
      store: rival, practice: false, recordings: office.folder, identity: nil,
      clock: { Site.time })
    let result = try importer.take(site.batch(1...3), name: "all")
    #expect(result.result == .applied)
    #expect(try office.find(site.number(1))?.history.map(\.sequence) == [1, 2, 3])
    let cases = try office.cases()
    _ = try office.importer.rebuild()
    #expect(try office.cases() == cases)
  }
}

/// The real store, in which another importer takes a batch right before the first write.
private final class Rival: HeadquartersStore {
  private let store: any HeadquartersStore
  private let batch: Mutex<[UInt8]?>
  private let importer: Importer

  init(store: any HeadquartersStore, batch: [UInt8], importer: Importer) {
    self.store = store
    self.batch = Mutex(batch)
    self.importer = importer
  }

  func write<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    if let batch = batch.withLock({ $0.take() }) {
      _ = try importer.take(batch, name: "rival")
    }
    return try store.write(in: turn, body)
  }

  func demandWritable(room bytes: Int) throws { try store.demandWritable(room: bytes) }
  func wipe() throws { try store.wipe() }
  func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try store.read(body)
  }
}
