import CaseStore
import Cases
import Foundation
import GRDB
import Testing

/// A site's store in a folder of its own, on a real disk.
struct TemporaryStore {
  let folder: URL
  let store: SiteStore
  static let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt

  var path: String { folder.appending(path: "cases.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SiteStore(
      at: folder.appending(path: "cases.sqlite").path, site: 101, epoch: 1, zone: Self.zone,
      creating: true)
  }

  func reopened() throws -> SiteStore {
    try SiteStore(at: path, site: 101, epoch: 1, zone: Self.zone)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func register(_ statement: String, phone: String? = nil, in other: SiteStore? = nil) throws
    -> CaseNumber
  {
    try (other ?? store).write { transaction in
      let number = try transaction.nextNumber()
      var personal: [String: JSONValue] = ["statement": .string(statement)]
      personal["contact"] = phone.map { ["phone": .string($0)] }
      try transaction.append(
        .registered, subject: number, at: Date(timeIntervalSince1970: 1_795_000_000),
        data: [
          "kind": "COMPLAINT", "category": "FE01", "channel": "KIOSK", "state": "registered",
          "actor": "customer",
        ], personal: personal)
      return number
    }
  }
}

@Suite struct SiteStoreTests {
  @Test func `numbers come in order, one series, from serial 1`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let numbers = try (0..<3).map { try temporary.register("第\($0)件") }
    #expect(numbers.map(\.serial) == [1, 2, 3])
    #expect(try temporary.store.read { try $0.lastSequence() } == 3)
  }

  @Test func `nothing is registered into a file that was moved away or replaced while it was open`()
    throws
  {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("水费不对")
    let aside = temporary.path + ".aside"
    try FileManager.default.moveItem(atPath: temporary.path, toPath: aside)
    #expect(throws: CaseStoreError.self) { try temporary.register("没有人会看到") }
    try Data().write(to: URL(filePath: temporary.path))
    #expect(throws: CaseStoreError.self) { try temporary.register("也没有人会看到") }
    try FileManager.default.removeItem(atPath: temporary.path)
    try FileManager.default.moveItem(atPath: aside, toPath: temporary.path)
    #expect(try temporary.register("又看得到了").serial == 2)
  }

  @Test func `what is refused leaves no number, event or case behind`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let number = try temporary.register("水费不对")
    #expect(throws: CaseError.self) {
      try temporary.store.write { transaction in
        _ = try transaction.nextNumber()
        try transaction.append(
          .taken, subject: number, at: .distantPast, data: ["state": "in_hand"])
      }
    }
    #expect(try temporary.register("又一件").serial == 2)
    #expect(try temporary.store.verify().events == 2)
  }

  @Test func `nobody's personal data stands in an event line`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("漏水三天了", phone: "+8613800138000")
    let line = try #require(try temporary.store.journal(from: 1, limit: 1).first)
    let text = String(decoding: line.line, as: UTF8.self)
    #expect(!text.contains("漏水") && !text.contains("138001"))
    let personal = String(decoding: try #require(line.privateLine), as: UTF8.self)
    #expect(personal.contains("漏水") && personal.contains("138001"))
  }

  @Test(arguments: ["漏水", "水管漏水", "中山路35号", "三天", "水"])
  func `Chinese words of two characters are found in a sentence`(word: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let wanted = try temporary.register("中山路35号水管漏水三天了，没人管")
    try temporary.register("抄表员态度不好")
    let found = try temporary.store.read { try $0.cases(.init(search: word)) }
    #expect(found.map(\.number) == [wanted])
  }

  @Test(arguments: ["管水", "水漏", "天三", "塌陷", "\"", "* OR", "漏水 态度"])
  func `words that do not stand there are not found, whatever is typed`(word: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("中山路35号水管漏水三天了，没人管")
    #expect(try temporary.store.read { try $0.cases(.init(search: word)) }.isEmpty)
  }

  @Test func `a changed byte in the journal is found by verify`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("一")
    try temporary.register("二")
    #expect(try temporary.store.verify().problems == [])
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(sql: "DROP TRIGGER journal_is_append_only")
      try db.execute(
        sql: "UPDATE journal SET line = replace(line, 'FE01', 'FE02') WHERE sequence = 1")
    }
    let problems = try temporary.store.verify().problems
    #expect(problems.contains { $0.contains("event 1") && $0.contains("chain") })
  }

  @Test(arguments: ["line = replace(line, 'KIOSK', 'OTHER')", "hash = zeroblob(32)"])
  func `every break of the chain is told once`(change: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    for _ in 1...6 { try temporary.register("一") }
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(
        sql: """
          DROP TRIGGER journal_is_append_only;
          UPDATE journal SET \(change) WHERE sequence IN (2, 5)
          """)
    }
    let breaks = try temporary.store.verify().problems.filter { $0.contains("chain") }
    #expect(breaks == [2, 5].map { "event \($0): the chain is broken" })
  }

  @Test(arguments: ["type = 'case.noted'", "subject = NULL", "time = time + 1"])
  func `an event filed otherwise than it says is found by verify`(change: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("一")
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(
        sql: "DROP TRIGGER journal_is_append_only; UPDATE journal SET \(change)")
    }
    #expect(try temporary.store.verify().problems.contains { $0.contains("event 1: it is filed") })
  }

  @Test func `projections can be dropped and rebuilt from the journal`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let number = try temporary.register("没水", phone: "+8613800138000")
    let before = try temporary.store.read { try $0.find(number) }
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(sql: "DELETE FROM clock_row; DELETE FROM case_row; DELETE FROM search")
    }
    #expect(try temporary.store.verify().problems.count == 1)
    #expect(try temporary.store.rebuild() == 1)
    #expect(try temporary.store.read { try $0.find(number) } == before)
    #expect(try temporary.store.verify().problems == [])
    #expect(try temporary.store.read { try $0.cases(.init(search: "没水")) }.count == 1)
  }

  @Test func `the journal can neither be changed nor pruned`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("一")
    for statement in ["UPDATE journal SET type = 'x'", "DELETE FROM journal"] {
      #expect(throws: DatabaseError.self) {
        try DatabaseQueue(path: temporary.path).write { try $0.execute(sql: statement) }
      }
    }
  }

  @Test func `a store of a newer Hearwell is refused`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('Something of the future')")
    }
    #expect { try temporary.reopened() } throws: { ($0 as? CaseStoreError)?.kind == .newer }
  }

  @Test func `a file that is no store is refused and left as it is`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let path = temporary.folder.appending(path: "other.sqlite")
    try Data("this is a letter, not a database, and long enough to be read as one".utf8).write(
      to: path)
    #expect {
      try SiteStore(at: path.path, site: 101, epoch: 1, zone: TemporaryStore.zone)
    } throws: { ($0 as? CaseStoreError)?.kind == .damaged }
  }

  @Test func `a store that is not there is not made by accident`() {
    #expect {
      try SiteStore(at: "/nowhere/cases.sqlite", site: 101, epoch: 1, zone: TemporaryStore.zone)
    } throws: { ($0 as? CaseStoreError)?.kind == .absent }
  }

  @Test func `writers of two connections take turns and lose nothing`() async throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let other = try temporary.reopened()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for store in [temporary.store, other] {
        group.addTask { for _ in 0..<40 { try temporary.register("同时", in: store) } }
      }
      try await group.waitForAll()
    }
    let verification = try temporary.store.verify()
    #expect(verification.events == 80)
    #expect(verification.problems == [])
  }

  @Test func `a copy made while the store is open holds every case`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let number = try temporary.register("一")
    let path = temporary.folder.appending(path: "copy.sqlite").path
    try temporary.store.backUp(to: path)
    let copy = try SiteStore(at: path, site: 101, epoch: 1, zone: TemporaryStore.zone)
    #expect(try copy.read { try $0.find(number) } != nil)
  }

  @Test(arguments: [
    "UPDATE case_row SET state = 'closed'", "UPDATE case_row SET phone = '1'",
    "UPDATE clock_row SET due_at = 0", "DELETE FROM clock_row", "DELETE FROM search",
    "UPDATE score_row SET score = 1", "DELETE FROM score_row",
    "UPDATE alarm SET acknowledged_at = 0, acknowledged_by = 'x'", "DELETE FROM alarm",
    "DELETE FROM clock_row; DELETE FROM case_row; DELETE FROM search",
  ])
  func `a projection that was changed is found by verify, and put right by rebuild`(
    change: String
  ) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let number = try temporary.register("水费不对", phone: "+8613800138000")
    let time = Date(timeIntervalSince1970: 1_795_000_000)
    try temporary.store.write { transaction in
      try transaction.append(
        .accepted, subject: number, at: time,
        data: [
          "actor": "intake_agent", "state": "accepted",
          "clocks": [["id": "a", "state": "running", "dueAt": "2026-11-23T10:00:00+08:00"]],
        ])
      try transaction.append(.scored, at: time, data: ["channel": "KIOSK", "score": 5])
      try transaction.append(
        .alarmRaised, subject: number, at: time, data: ["id": "101.1.4", "reason": "person"])
    }
    #expect(try temporary.store.verify().problems == [])
    try DatabaseQueue(path: temporary.path).write { try $0.execute(sql: change) }
    #expect(try temporary.store.verify().problems.count == 1)
    _ = try temporary.store.rebuild()
    #expect(try temporary.store.verify().problems == [])
  }

  /// Found by `Tests/torture`: damage can leave in a row what its column forbids.
  @Test func `verify tells damage that leaves an event without its hash`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("水费不对")
    let (strict, loose) = ("hash BLOB NOT NULL", "hash BLOB")
    for (from, to) in [(strict, loose), (loose, strict)] {
      let other = try DatabaseQueue(path: temporary.path)
      try other.writeWithoutTransaction { db in
        if to == strict {
          try db.execute(sql: "DROP TRIGGER journal_is_append_only; UPDATE journal SET hash = NULL")
        }
        try db.execute(
          sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '\(from)', '\(to)') WHERE name = 'journal'
            """)
      }
      try other.close()
    }
    let problems = try temporary.reopened().verify().problems
    #expect(problems.contains { $0.contains("damaged") }, "\(problems)")
  }

  /// A batch has no line over 64 KiB: one event that no batch can carry would hold up all later ones.
  @Test func `what no batch could carry is refused, and leaves nothing behind`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    for statement in [
      String(repeating: "a", count: 65_536), String(repeating: "\u{1}", count: 11_000),
    ] {
      let error = #expect(throws: CaseStoreError.self) { try temporary.register(statement) }
      #expect(error?.kind == .tooLong)
    }
    #expect(try temporary.store.read { try $0.lastSequence() } == 0)
    #expect(try temporary.register(String(repeating: "水", count: 21_000)).serial == 1)
  }

  /// The limit counts the time in which other tests have the cores, too.
  @Test(.timeLimit(.minutes(60))) func `a very long word is looked for without a long wait`() throws
  {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let query = CaseQuery(search: String(repeating: "a", count: 400_000))
    #expect(try temporary.store.read { try $0.cases(query) }.isEmpty)
  }
}
