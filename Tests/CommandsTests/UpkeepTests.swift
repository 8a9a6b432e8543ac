import ChildProcesses
import Foundation
import Testing

@Suite struct UpkeepTests {
  @Test func `the store is verified, rebuilt and copied`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let before = try hall.run("case", "list", "--json").output
    let verified = try hall.run("store", "verify", "--json").object
    #expect(Set(verified.keys) == ["events", "hash", "problems"])
    #expect((verified["hash"] as? String)?.count == 64)
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(try hall.run("case", "list", "--json").output == before)
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 0)
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 73)
    #expect(hall.exists("copy.sqlite"))
  }

  @Test func `a store that is no store is damaged, not our fault`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write(String(repeating: "no store ", count: 1000), to: "hall/cases.sqlite")
    let outcome = try hall.run("case", "list")
    #expect(outcome.status == 65, "\(outcome.errors)")
  }

  @Test func `a damaged page is a problem that verify names, with its remedy`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    try hall.shell(
      "sqlite3 hall/cases.sqlite 'PRAGMA wal_checkpoint(TRUNCATE)' && head -c 40000 /dev/urandom"
        + " | dd of=hall/cases.sqlite bs=1 seek=20000 conv=notrunc status=none")
    let verified = try hall.run("store", "verify", "--json")
    #expect(verified.status == 65, "\(verified.errors)")
    let problems = verified.object["problems"] as? [String] ?? []
    #expect(problems.contains { $0.contains("damaged") }, "\(problems)")
  }

  @Test func `notices come, are listed and end`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let added = try hall.run(
      "notice", "add", "--kind", "planned", "--area", "西湖区", "--from", "2026-11-23T10:00",
      "--until", "2026-11-23T18:00", "--text", "管网检修")
    #expect(added.status == 0, "\(added.errors)")
    let listed = try hall.run("notice", "list", "--json").array
    #expect(listed.first?["until"] as? String == "2026-11-23T18:00:00+08:00")
    #expect(try hall.run("notice", "end", added.line).status == 0)
    #expect(try hall.run("notice", "end", added.line).status == 66)
    #expect(try hall.run("notice", "list", "--json").output == "[]\n")
    let late = try hall.run(
      "notice", "add", "--kind", "sudden", "--area", "x", "--from", "2026-11-22T10:00", "--until",
      "2026-11-22T18:00")
    #expect(late.status == 65)
  }

  @Test func `a deadline tells how it was counted, a sample by which band`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let clock = try hall.run(
      "policy", "clock", "resolve_default", "--from", "2026-11-22T10:00:00+08:00", "--json"
    ).object
    #expect(Set(clock.keys) == ["id", "from", "dueAt", "counted"])
    #expect(clock["dueAt"] as? String == "2026-11-24T10:00:00+08:00")
    let counted = clock["counted"] as? [[String: Any]]
    #expect(counted?.first.map { Set($0.keys) } == ["from", "to", "reason"])
    let sample = try hall.run("policy", "sample", "--population", "30", "--json").object
    #expect(Set(sample.keys) == ["population", "sample", "band", "rule"])
    #expect(sample["sample"] as? Int == 9)
  }

  @Test func `a full disk is an accident of input and output`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let full = try ChildProcess(
      [Hall.program, "--directory", hall.site, "schema", "batch"], output: "/dev/full")
    #expect(full.wait() == 74)
  }

  @Test func `the month's sample can be drawn again from its seed`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    for phone in 0..<7 {
      let made = try hall.run(
        "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "WP01",
        "--phone", "1380013800\(phone)")
      try hall.run("case", "resolve", made.line, "--by", "handler")
      #expect(try hall.run("case", "notify", made.line, "--by", "intake_agent").status == 0)
    }
    let drawn = try hall.run("revisit", "sample", "--month", "2026-11", "--json")
    let kinds = drawn.object["kinds"] as? [[String: Any]] ?? []
    let repair = kinds.first { $0["kind"] as? String == "REPAIR" }
    #expect(repair?["population"] as? Int == 7)
    #expect((repair?["numbers"] as? [String])?.count == 5)
    #expect(
      try hall.run("revisit", "sample", "--month", "2026-11", "--json").output == drawn.output)
    #expect(try hall.run("revisit", "sample", "--month", "november").status == 65)
  }
}
