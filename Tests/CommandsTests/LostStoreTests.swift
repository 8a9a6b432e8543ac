import Foundation
import Testing

/// A site or headquarters whose store is lost, emptied or damaged, by the real program.
@Suite struct LostStoreTests {
  private static let commands = [
    "case list", "case show 101100000172", "case take 101100000172 --by handler",
    "case register --channel PHONE --kind QUERY --category CO01", "due", "alarm list",
    "notice list", "revisit list", "ledger recovery list", "report RP-01 --period 2026-11",
    "erase 101100000172 --by general_manager --reason x", "retention", "kiosk --plain",
    "rehearse -", "hotline --calls 1", "courier --once", "sync seal", "sync status", "store verify",
    "store rebuild", "store backup copy.sqlite", "slip show 101100000172",
  ]

  @Test(arguments: [true, false])
  func `an emptied store is refused with 65 and a lost one with 66, and neither is made anew`(
    isEmptied: Bool
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    #expect(try hall.run("store", "backup", "good.sqlite").status == 0)
    try hall.shell("rm hall/cases.sqlite*")
    if isEmptied { try hall.write("", to: "hall/cases.sqlite") }
    try hall.write("log", to: "hall/cases.sqlite-wal")
    for command in Self.commands {
      let refused = try hall.run(command.split(separator: " ").map(String.init), input: "1\n1\n")
      #expect(refused.status == (isEmptied ? 65 : 66), "\(command): \(refused.errors)")
      #expect(
        refused.errors.contains("cases.sqlite")
          && refused.errors.contains("hearwell store restore FILE"), "\(command)")
    }
    let checked = try hall.run("check", "--json")
    let finding = checked.array.first {
      ($0["remedy"] as? String)?.contains("hearwell store restore FILE") == true
    }
    #expect(checked.status == 78 && finding?["severity"] as? String == "error")
    #expect(hall.exists("hall/cases.sqlite") == isEmptied)
    #expect(try hall.text(of: "hall/cases.sqlite-wal") == "log")
    if isEmptied { #expect(try hall.text(of: "hall/cases.sqlite").isEmpty) }
    let restored = try hall.run("store", "restore", "good.sqlite", "--json")
    #expect(restored.object["epoch"] as? Int == 2, "\(restored.errors)")
    #expect(try hall.run("case", "list", "--json").array.count == 1)
    #expect(try hall.complaint(phone: "13900139000").hasPrefix("1012"))
  }

  @Test(arguments: ["sites", "case list", "due", "import hall/outbox", "acknowledge --site 101"])
  func `headquarters' emptied store is refused with 65 and a lost one with 66`(command: String)
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    let words = ["headquarters"] + command.split(separator: " ").map(String.init)
    try hall.shell("rm headquarters/headquarters.sqlite*")
    #expect(try hall.run(words).status == 66)
    try hall.write("", to: "headquarters/headquarters.sqlite")
    let refused = try hall.run(words)
    #expect(refused.status == 65 && refused.errors.contains("headquarters.sqlite"))
    #expect(try hall.text(of: "headquarters/headquarters.sqlite").isEmpty)
  }

  @Test func `a case whose body is damaged is told with its remedy, and the rest is verified`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    try hall.sql("PRAGMA ignore_check_constraints = ON; UPDATE case_row SET body = 'x'")
    for command in [
      ["case", "list"], ["case", "show", number],
      ["case", "note", number, "--note", "x", "--by", "handler"],
      ["case", "list", "--jsonl"],
    ] {
      let refused = try hall.run(command)
      #expect(refused.status == 65, "\(command): \(refused.errors)")
      #expect(
        refused.errors.contains(number) && refused.errors.contains("hearwell store rebuild"),
        "\(command): \(refused.errors)")
    }
    let verified = try hall.run("store", "verify", "--json")
    #expect(verified.status == 65 && verified.object["events"] as? Int ?? 0 > 0)
    let problems = verified.object["problems"] as? [String] ?? []
    #expect(problems.contains { $0.contains(number) && $0.contains("store rebuild") })
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(try hall.run("store", "verify").status == 0)
    #expect(try hall.run("case", "show", number).status == 0)
  }

  @Test func `a lost serial ends a registration with 65, and rebuild gives it back`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    try hall.sql("DELETE FROM meta WHERE name = 'serial'")
    let refused = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "QUERY", "--category", "CO01")
    #expect(refused.status == 65 && refused.errors.contains("store rebuild"), "\(refused.errors)")
    #expect(try hall.run("store", "verify").status == 65)
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(try hall.complaint(phone: "13900139000").hasPrefix("1011000002"))
  }
}
