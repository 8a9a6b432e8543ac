import Batches
import Cases
import Databases
import Foundation
import Headquarters
import PostgresStore
import Sites
import Synchronization
import Testing

/// Several importers on one database.
@Suite struct ImporterTests {
  private func importer(_ url: String, creating: Bool = false) throws -> Importer {
    let store = try PostgresDatabase(url: url, zone: Site.zone, creating: creating)
    return Importer(
      store: store, practice: false, recordings: NSTemporaryDirectory(), identity: nil,
      clock: { Site.time })
  }

  private func enroll(_ sites: [Site], at url: String) throws {
    let store = try PostgresDatabase(url: url, zone: Site.zone, creating: true)
    let register = SiteRegister(store: store, zone: Site.zone, clock: { Site.time })
    for site in sites {
      try register.enroll(site: site.code, epoch: site.epoch, publicKey: site.publicKey)
    }
  }

  /// Runs work on threads of its own at once; what each gave.
  private func atOnce<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let results = Mutex<[Swift.Result<Result, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Swift.Result { try work(index) }
      results.withLock { $0.append(result) }
    }
    return try results.withLock { $0 }.map { try $0.get() }
  }

  @Test func `of importers with the same batches one applies each, the others find duplicates`()
    throws
  {
    var site = Site()
    for serial in 1...40 { try site.register(serial) }
    let url = try Cluster.shared.get().schema()
    try enroll([site], at: url)
    let importers = try (0..<4).map { _ in try importer(url) }
    let lived = site
    for first in stride(from: 1, through: 31, by: 10) {
      let batch = try lived.batch(first...(first + 9))
      let results = try atOnce(4) { try importers[$0].take(batch, name: "batch").result }
      #expect(results.count { $0 == .applied } == 1, "\(results)")
      #expect(results.count { $0 == .duplicate } == 3, "\(results)")
    }
    let counted = try Cluster.shared.get().execute(
      "SELECT count(*), (SELECT count(*) FROM case_row), (SELECT applied FROM stream) FROM event",
      at: url)
    #expect(counted == "40|40|40\n")
  }

  @Test func `batches of many importers in any order lose nothing`() throws {
    var site = Site()
    for serial in 1...60 { try site.register(serial) }
    let url = try Cluster.shared.get().schema()
    try enroll([site], at: url)
    let lived = site
    let importers = try (0..<3).map { _ in try importer(url) }
    _ = try atOnce(3) { index in
      for part in stride(from: 11 - index, through: 0, by: -3) {
        _ = try importers[index].take(
          try lived.batch((part * 5 + 1)...(part * 5 + 5)), name: "batch \(part)")
      }
    }
    // What came after its gap was closed by another is taken with the next batch, or a repetition.
    let again = try importer(url)
    for part in 0..<12 {
      let result = try again.take(
        try lived.batch((part * 5 + 1)...(part * 5 + 5)), name: "again \(part)")
      #expect(!result.isRefused)
    }
    let counted = try Cluster.shared.get().execute(
      "SELECT count(*), (SELECT applied FROM stream), (SELECT count(*) FROM waiting) FROM event",
      at: url)
    #expect(counted == "60|60|0\n")
  }

  @Test func `of two machines with one name one is taken, and the site is frozen`() throws {
    var one = Site()
    var other = one
    for serial in 1...5 {
      try one.register(serial, salt: 1)
      try other.register(serial, salt: 2)
    }
    let url = try Cluster.shared.get().schema()
    try enroll([one], at: url)
    let importers = try (0..<2).map { _ in try importer(url) }
    let batches = try [one.batch(1...5), other.batch(1...5)]
    let results = try atOnce(2) { try importers[$0].take(batches[$0], name: "batch").result }
    #expect(Set(results) == [.applied, .forked])
  }

  @Test func `who writes for one site does not hold up another`() throws {
    var (one, other) = (Site(101), Site(102))
    try one.register(1)
    try other.register(1)
    let url = try Cluster.shared.get().schema()
    try enroll([one, other], at: url)
    let holder = try PostgresDatabase(url: url, zone: Site.zone)
    let importer = try importer(url)
    let batch = try other.batch(1...1)
    // The turn of 101 is held while 102 is imported; were they one, this would never end.
    let result = try holder.write(in: .site(101)) { _ in
      try importer.take(batch, name: "batch").result
    }
    #expect(result == .applied)
  }

  @Test func `a subject, a type or a word of any length and NUL do no harm`() throws {
    var site = Site()
    try site.register(1)
    let long = String(repeating: "x", count: 20_000)
    site.append(
      .noted, try site.number(1), data: ["actor": "zhang", "state": "registered"],
      personal: ["note": .string("漏水\0 " + long)])
    site.append(EventType("case." + long), nil, data: ["actor": "a\0b"])
    site.append(EventType("case.\0"), nil, data: ["actor": "a\0b"])
    let url = try Cluster.shared.get().schema()
    try enroll([site], at: url)
    let result = try importer(url).take(try site.batch(1...4), name: "batch")
    #expect(result.result == .applied)
    #expect(result.parked == ["101.1.3", "101.1.4"], "\(result)")
    let cluster = try Cluster.shared.get()
    let kept = try cluster.execute("SELECT line FROM event ORDER BY sequence", at: url)
    #expect(kept.split(separator: "\n").map { Array($0.utf8) } == site.entries.map(\.line))
    #expect(try cluster.execute("SELECT count(actor) FROM events", at: url) == "4\n")
    #expect(try cluster.execute("SELECT notes IS NOT NULL FROM cases", at: url) == "t\n")
    let store = try PostgresDatabase(url: url, zone: Site.zone)
    var found: [Case] = []
    try store.readCases {
      try $0.forEachCase(CaseQuery(search: "漏水")) {
        found.append($0)
        return true
      }
    }
    #expect(found.map(\.number) == [try site.number(1)])
  }
}
