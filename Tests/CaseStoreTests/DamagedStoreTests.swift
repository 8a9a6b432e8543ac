import CaseStore
import Cases
import Foundation
import GRDB
import Testing

/// What is no store, and what stands in a store otherwise than its events say.
@Suite struct DamagedStoreTests {
  private static let foreign = "CREATE TABLE letters (id INTEGER PRIMARY KEY, text TEXT)"

  @Test(arguments: [nil, foreign], ["cases.sqlite", "headquarters.sqlite"])
  func `an empty file and another SQLite file are refused, and left as they are`(
    schema: String?, name: String
  ) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let file = temporary.folder.appending(path: "other-" + name)
    try Data().write(to: file)
    if let schema { try raw(file.path) { try $0.execute(sql: schema) } }
    let before = try Data(contentsOf: file)
    let error = #expect(throws: CaseStoreError.self) {
      if name == "cases.sqlite" {
        _ = try SiteStore(at: file.path, site: 101, epoch: 1, zone: TemporaryStore.zone)
      } else {
        _ = try HeadquartersDatabase(at: file.path, zone: TemporaryStore.zone)
      }
    }
    #expect(error?.kind == .damaged && error?.subject == file.path)
    #expect(error?.cause.contains("empty") == (schema == nil))
    if name == "cases.sqlite" {
      #expect(error?.remedy.contains("hearwell store restore FILE") == true)
    }
    #expect(try Data(contentsOf: file) == before)
  }

  @Test(arguments: [
    "DELETE FROM meta", "UPDATE meta SET value = '1'", "UPDATE meta SET value = 'x'",
  ])
  func `R-068 a lost serial is told, and no number is told twice`(change: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    for _ in 1...3 { try temporary.register("水费不对") }
    try raw(temporary.path) { try $0.execute(sql: change) }
    let problems = try temporary.store.verify().problems
    #expect(problems.count == 1 && problems.allSatisfy { $0.contains("store rebuild") })
    let error = #expect(throws: CaseStoreError.self) { try temporary.register("又一件") }
    #expect(error?.kind == .damaged && error?.remedy.contains("store rebuild") == true)
    _ = try temporary.store.rebuild()
    #expect(try temporary.store.verify().problems == [])
    #expect(try temporary.register("又一件").serial == 4)
  }

  @Test func `R-068 a serial that ran ahead is told and put right`() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try temporary.register("水费不对")
    try raw(temporary.path) { try $0.execute(sql: "UPDATE meta SET value = '999999'") }
    #expect(try temporary.store.verify().problems.count == 1)
    _ = try temporary.store.rebuild()
    #expect(try temporary.register("又一件").serial == 2)
  }

  @Test(arguments: ["x", "{}"])
  func `a body that cannot be read is told by its case, and made anew`(body: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let number = try temporary.register("水费不对", phone: "+8613800138000")
    let sound = try temporary.register("没水")
    try raw(temporary.path) { db in
      try db.execute(
        sql: "UPDATE case_row SET body = ? WHERE number = ?", arguments: [body, number.text])
    }
    let store = temporary.store
    let errors = [
      #expect(throws: CaseStoreError.self) { try store.read { _ = try $0.find(number) } },
      #expect(throws: CaseStoreError.self) { try store.read { _ = try $0.cases(.init()) } },
      #expect(throws: CaseStoreError.self) {
        try store.read {
          try $0.forEachCase(of: .phone("+8613800138000")) { _ in true }
        }
      },
      #expect(throws: CaseStoreError.self) {
        _ = try store.write { transaction in
          try transaction.append(.noted, to: number, at: .distantFuture, data: [:])
        }
      },
    ]
    for error in errors {
      #expect(error?.kind == .damaged && error?.subject == "case \(number)")
      #expect(error?.remedy == "run `hearwell store rebuild`")
    }
    let problems = try store.verify().problems
    #expect(problems == ["case \(number) cannot be read: run `hearwell store rebuild`"])
    #expect(try store.verify().events == 2)
    #expect(try store.read { try $0.find(sound) } != nil)
    _ = try store.rebuild()
    #expect(try store.verify().problems == [])
    #expect(try store.read { try $0.find(number) }?.statement == "水费不对")
  }

  @Test(arguments: [
    "DELETE FROM search_docsize", "DELETE FROM search_data WHERE id > 10",
    "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10",
    "UPDATE search_content SET c0 = c0 || ' 别的' WHERE id = 1",
    "INSERT INTO search (rowid, text) VALUES (99, '没有')",
  ])
  func `a damaged search index is told, with what heals it`(change: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    for _ in 1...3 { try temporary.register("中山路35号水管漏水三天了") }
    try raw(temporary.path) { try $0.execute(sql: change) }
    let store = try temporary.reopened()
    let problems = try store.verify().problems
    #expect(!problems.isEmpty)
    for problem in problems { #expect(problem.hasSuffix(": run `hearwell store rebuild`")) }
    do {
      _ = try store.read { try $0.cases(.init(search: "漏水")) }
    } catch let error as CaseStoreError {
      #expect(error.kind == .damaged && error.remedy == "run `hearwell store rebuild`")
    }
    _ = try store.rebuild()
    #expect(try store.verify().problems == [])
    #expect(try store.read { try $0.cases(.init(search: "漏水")) }.count == 3)
  }

  /// How often an alarm was carried out is no event.
  private static let uncompared: Set = ["alarm.level", "alarm.sent_at"]
  private static let projections = [
    "case_row", "clock_row", "score_row", "ledger_row", "alarm", "notice", "draw", "draw_result",
    "slip_key",
  ]

  @Test(arguments: projections)
  func `every column of every projection is compared with its events`(table: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    try fill(temporary)
    let sound = try temporary.store.verify().problems
    #expect(sound == [])
    let columns = try raw(temporary.path) { try $0.columns(in: table) }
    #expect(
      try raw(temporary.path) { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }.count > 0)
    for column in columns where !Self.uncompared.contains("\(table).\(column.name)") {
      let value =
        switch (column.name, column.type) {
        case ("body", _): "json_set(body, '$.number', '101100000269')"
        case (_, "INTEGER"): "ifnull(\(column.name), 0) + 1"
        case (_, "BLOB"): "randomblob(32)"
        default: "ifnull(\(column.name), '') || 'x'"
        }
      try raw(temporary.path) { db in
        try db.execute(sql: "UPDATE \(table) SET \(column.name) = \(value)")
      }
      let problems = try temporary.store.verify().problems
      #expect(!problems.isEmpty, "\(table).\(column.name)")
      for problem in problems { #expect(problem.hasSuffix(": run `hearwell store rebuild`")) }
      _ = try temporary.store.rebuild()
      #expect(try temporary.store.verify().problems == [], "\(table).\(column.name)")
    }
  }

  /// One row at least of every projection.
  private func fill(_ temporary: TemporaryStore) throws {
    let number = try temporary.register("水费不对", phone: "+8613800138000")
    let time = Date(timeIntervalSince1970: 1_795_000_000)
    try temporary.store.write { transaction in
      try transaction.append(
        .accepted, subject: number, at: time,
        data: [
          "actor": "intake_agent", "state": "accepted", "department": "BIZ",
          "clocks": [["id": "a", "state": "running", "dueAt": "2026-11-23T10:00:00+08:00"]],
        ])
      for (type, subject, data) in Self.events(about: number) {
        try transaction.append(type, subject: subject, at: time, data: data)
      }
    }
  }

  private static func events(
    about number: CaseNumber
  ) -> [(EventType, CaseNumber?, [String: JSONValue])] {
    [
      (.scored, number, ["channel": "KIOSK", "score": 5, "solved": "yes"]),
      (.recoveryOpened, number, ["rule": "late", "amount": 500]),
      (
        .alarmRaised, number,
        ["id": "101.1.5", "reason": "nearDue", "dueAt": "2026-11-23T10:00:00+08:00", "clock": "a"]
      ),
      (.alarmAcknowledged, number, ["id": "101.1.5", "actor": "handler"]),
      (
        .noticeAdded, nil,
        [
          "id": "101.1.7", "kind": "planned", "area": "西湖区", "text": "检修",
          "from": "2026-11-23T10:00:00+08:00", "until": "2026-11-23T18:00:00+08:00",
        ]
      ), (.noticeEnded, nil, ["id": "101.1.7"]),
      (.revisitDrawn, nil, ["month": "2026-11", "seed": "aa"]),
      (.drawn, number, ["month": "2026-11"]),
      (.slipKeyAdded, nil, ["publicKey": .string(String(repeating: "A", count: 43) + "=")]),
    ]
  }

  /// Changes a file as damage does, whatever its tables forbid.
  @discardableResult
  private func raw<Result>(
    _ path: String, _ change: (Database) throws -> Result
  ) throws -> Result {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA ignore_check_constraints = ON") }
    let file = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? file.close() }
    return try file.writeWithoutTransaction(change)
  }
}
