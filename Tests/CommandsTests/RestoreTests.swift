import Foundation
import Testing

/// A backup goes on under the next epoch: no number comes again, and old cases are worked on.
@Suite struct RestoreTests {
  private func imported(in hall: Hall) throws -> [String?] {
    try hall.run("headquarters", "import", "hall/outbox", "--json").array.map {
      $0["result"] as? String
    }
  }

  private func headquarters(of hall: Hall) throws {
    try #require(try hall.run("headquarters", "init", "--practice").status == 0)
    try #require(
      try hall.run(
        "headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub"
      ).status == 0)
  }

  @Test func `a restored store tells new numbers, works on old cases, and headquarters follows`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    try headquarters(of: hall)
    let old = try hall.complaint()
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 0)
    let lost = try hall.complaint(phone: "13800138001")
    let restored = try hall.run("store", "restore", "copy.sqlite", "--json")
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(restored.object["epoch"] as? Int == 2)
    // What was there is kept aside.
    let kept = try #require(restored.object["kept"] as? String)
    #expect(try hall.shell("sqlite3 \(kept) 'SELECT count(*) FROM cases'").line == "2")
    #expect(try hall.run("case", "show", lost).status == 66)
    let new = try hall.complaint(phone: "13800138002")
    #expect(old.hasPrefix("1011000001") && new.hasPrefix("1012000001"))
    for step in [["accept"], ["dispatch"]] {
      let done = try hall.run(["case"] + step + [old, "--by", "intake_agent"])
      #expect(done.status == 0, "\(done.errors)")
    }
    let verified = try hall.run("store", "verify", "--json")
    #expect(verified.object["problems"] as? [String] == [], "\(verified.output)")
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(
      try hall.sql("SELECT id FROM events WHERE epoch = 2 ORDER BY sequence LIMIT 1") == "101.2.1\n"
    )
    #expect(try hall.run("check").errors.isEmpty)

    #expect(try hall.run("sync", "seal").status == 0)
    #expect(
      try hall.run(
        "headquarters", "enroll", "--site", "101", "--epoch", "2", "--public-key",
        "hall/keys/site.pub"
      ).status == 0)
    #expect(try imported(in: hall) == ["applied", "applied"])
    let cases = try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite 'SELECT number, state FROM cases ORDER BY 1'")
    #expect(cases.output == "\(old)|dispatch_approval\n\(new)|registered\n")
    #expect(
      try hall.shell("sqlite3 headquarters/headquarters.sqlite 'SELECT count(*) FROM parked'").line
        == "0")
  }

  @Test func `a store that was lost is put back, and every restoration has its own epoch`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let old = try hall.complaint()
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 0)
    try hall.write(String(repeating: "no store ", count: 1000), to: "hall/cases.sqlite")
    try hall.shell("rm -f hall/cases.sqlite-wal hall/cases.sqlite-shm")
    let first = try hall.run("store", "restore", "copy.sqlite")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try hall.run("case", "show", old).status == 0)
    try hall.shell("rm -f hall/cases.sqlite*")
    #expect(try hall.run("store", "restore", "copy.sqlite", "--json").object["epoch"] as? Int == 3)
    #expect(try hall.complaint().hasPrefix("1013000001"))
  }

  @Test func `A-12: what was erased after the backup does not come back with it`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint(phone: "13911112222")
    try hall.run("case", "cancel", number, "--by", "intake_agent", "--note", "撤回")
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 0)
    #expect(
      try hall.run("erase", number, "--by", "general_manager", "--reason", "申请").status == 0)
    #expect(try hall.run("store", "restore", "copy.sqlite").status == 0)
    #expect(try hall.run("case", "show", number, "--json").object["erasedAt"] as? String != nil)
    #expect(try hall.shell("grep -ra 13911112222 hall").status == 1)
  }

  @Test func `what is no whole store of this site is refused, and nothing is touched`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let other = try Hall()
    defer { other.close() }
    try other.run("init", "--site", "102", "--name", "x")
    try other.run(
      "case", "register", "--channel", "PHONE", "--kind", "QUERY", "--category", "CO01")
    try other.run("store", "backup", "copy.sqlite")
    #expect(try hall.run("store", "backup", "good.sqlite").status == 0)
    try hall.shell(
      """
      cp \(other.folder.path)/copy.sqlite foreign.sqlite
      echo "no store" > text.sqlite
      sqlite3 empty.sqlite 'CREATE TABLE x (y)'
      cp good.sqlite changed.sqlite
      sqlite3 changed.sqlite "DELETE FROM private"
      sqlite3 changed.sqlite "UPDATE case_row SET state = 'closed'"
      cp good.sqlite newer.sqlite
      sqlite3 newer.sqlite "INSERT INTO grdb_migrations VALUES ('from the future')"
      """)
    let before = try hall.text(of: "hall/hearwell.yaml")
    for (file, status) in [
      ("nothing.sqlite", 66), ("text.sqlite", 65), ("empty.sqlite", 65), ("foreign.sqlite", 65),
      ("changed.sqlite", 65), ("newer.sqlite", 78),
    ] {
      let outcome = try hall.run("store", "restore", file)
      #expect(outcome.status == Int32(status), "\(file): \(outcome.errors)")
    }
    #expect(try hall.text(of: "hall/hearwell.yaml") == before)
    #expect(try hall.run("case", "list", "--json").array.count == 1)
    #expect(try hall.shell("ls hall/replaced").line == "")
  }
}
