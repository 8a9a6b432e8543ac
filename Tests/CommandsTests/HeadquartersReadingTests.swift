import ChildProcesses
import Foundation
import Testing

/// Cases, clocks and exports at headquarters, over batches of real sites.
@Suite struct HeadquartersReadingTests {
  private static let numbers = ["101100000172", "101100000269", "102100000138"]

  /// Headquarters that took what two sites sealed: a charges complaint with a score and a conduct
  /// case of 101, a charges complaint of 102.
  private func hall() throws -> Hall {
    let hall = try Hall.practice()
    let number = try hall.complaint()
    try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "SA01")
    for step in Self.life {
      let outcome = try hall.run(["case", step[0], number] + step.dropFirst())
      try #require(outcome.status == 0, "\(step[0]): \(outcome.errors)")
    }
    try hall.run("headquarters", "init", "--practice")
    try hall.run("init", "--site", "102", "--name", "城西", "--practice", "--directory", "west")
    try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--statement", "=1+1, \"贵\"", "--phone", "13900139000", "--name", "@张三", "--directory", "west"
    )
    for (code, site) in [("101", "hall"), ("102", "west")] {
      try hall.run("sync", "seal", "--directory", site)
      try hall.run(
        "headquarters", "enroll", "--site", code, "--public-key", "\(site)/keys/site.pub")
      let taken = try hall.run("headquarters", "import", "\(site)/outbox")
      try #require(taken.status == 0, "\(taken.errors)\(taken.output)")
    }
    return hall
  }

  private static let life = [
    ["accept", "--by", "intake_agent"], ["dispatch", "--by", "intake_agent"],
    ["approve", "--by", "manager_in_charge"], ["take", "--by", "handler"],
    ["plan", "--by", "handler", "--cause", "抄错表", "--person", "handler"],
    ["approve", "--by", "manager_in_charge"],
    ["resolve", "--by", "handler", "--evidence", "call_log=13800138000"],
    ["notify", "--by", "intake_agent"],
    ["revisit", "--by", "revisitor", "--solved", "yes", "--score", "5"],
  ]

  /// Who looked at what, as headquarters wrote it down.
  private func looks(_ hall: Hall) throws -> String {
    try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite "
        + "'SELECT reader, number, what FROM access_log ORDER BY id'"
    ).output
  }

  private func numbers(_ outcome: Hall.Outcome) -> Set<String> {
    Set(outcome.array.compactMap { $0["number"] as? String })
  }

  @Test func `R-026 a case is at headquarters what it is at its site, its liaison officers too`()
    throws
  {
    let hall = try hall()
    defer { hall.close() }
    let liaison = try hall.run("case", "show", Self.numbers[0], "--json").object["liaison"]
    #expect((liaison as? [String])?.isEmpty == false)
    for (number, site) in zip(Self.numbers, ["hall", "hall", "west"]) {
      let there = try hall.run("case", "show", number, "--json", "--directory", site)
      let here = try hall.run("headquarters", "case", "show", number, "--json")
      #expect(there.status == 0 && here.status == 0, "\(here.errors)")
      #expect(here.output == there.output)
    }
    #expect(try looks(hall) == Self.numbers.map { "system|\($0)|show\n" }.joined())
    let sheet = try hall.run("headquarters", "case", "show", "1011", "0000", "0172")
    #expect(sheet.output.contains("水费比上月多三倍"))
    #expect(try hall.run("headquarters", "case", "show", "101100000171").status == 65)
    #expect(try hall.run("headquarters", "case", "show", "101100000366").status == 66)
  }

  @Test func `the list is of all sites, is narrowed as at a site and streams`() throws {
    let hall = try hall()
    defer { hall.close() }
    let list = ["headquarters", "case", "list"]
    #expect(try numbers(hall.run(list + ["--json"])) == Set(Self.numbers))
    #expect(try numbers(hall.run(list + ["--json", "--category", "SA01"])) == [Self.numbers[1]])
    #expect(try numbers(hall.run(list + ["--json", "--search", "张三"])) == [Self.numbers[2]])
    #expect(try hall.run(list + ["--kind", "COMPLAINTS"]).status == 65)
    #expect(try hall.run(list + ["--json", "--jsonl"]).status == 64)
    let lines = try hall.run(list + ["--jsonl"]).output.split(separator: "\n")
    let found = try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["number"] as? String
    }
    #expect(found == Self.numbers.reversed())
  }

  @Test func `clocks that are due are those of all sites, soonest first`() throws {
    let hall = try hall()
    defer { hall.close() }
    let here = try hall.run("headquarters", "due", "--within", "P30D", "--json")
    let own = try ["hall", "west"].map {
      try hall.run("due", "--within", "P30D", "--json", "--directory", $0).array
    }
    #expect(here.array.count == own[0].count + own[1].count && !own[1].isEmpty)
    #expect(numbers(here).contains(Self.numbers[2]))
    let times = here.array.compactMap { $0["dueAt"] as? String }
    #expect(times == times.sorted())
  }

  @Test func `R-267: who may not see a conduct case at a site does not see it at headquarters`()
    throws
  {
    let hall = try hall()
    defer { hall.close() }
    let text = try hall.text(of: "headquarters/headquarters.yaml")
    let staff = "staff:\n  - {id: li, name: 李, department: NET, roles: [handler]}\n"
    try hall.write(text + staff, to: "headquarters/headquarters.yaml")
    let conduct = Self.numbers[1]
    #expect(
      try hall.run("headquarters", "case", "show", conduct, "--by", "li").status == 77)
    let list = try hall.run("headquarters", "case", "list", "--json", "--by", "li")
    #expect(list.status == 0 && !list.output.contains(conduct), "\(list.errors)")
    let due = try hall.run("headquarters", "due", "--within", "P30D", "--json", "--by", "li")
    #expect(due.status == 0 && !due.output.contains(conduct), "\(due.errors)")
    #expect(try hall.run("headquarters", "case", "list", "--by", "nobody").status == 77)
  }

  @Test(arguments: ["cases", "events", "scores"], ["csv", "jsonl"])
  func `an export holds nothing personal unless that is asked for`(
    records: String, format: String
  ) throws {
    let hall = try hall()
    defer { hall.close() }
    let export = ["headquarters", "export", records, "--format", format]
    let open = try hall.run(export)
    let whole = try hall.run(export + ["--private"])
    #expect(open.status == 0 && whole.status == 0, "\(open.errors)\(whole.errors)")
    for personal in ["3800138000", "3900139000", "张三", "水费", "贵"] {
      #expect(!open.output.contains(personal), "\(personal)")
      #expect(whole.output.contains(personal) == (records != "scores"), "\(personal)")
    }
    #expect(open.output.contains(Self.numbers[0]))
    #expect(open.output.utf8.starts(with: [0xEF, 0xBB, 0xBF]) == (format == "csv"))
    #expect(try looks(hall).contains("|export") == (records != "scores"))
    let none = try hall.run(export + ["--period", "2026-10"])
    #expect(none.status == 0 && !none.output.contains("10110000"))
    #expect(none.output.isEmpty == (format == "jsonl"))
    let month = try hall.run(export + ["--period", "2026-11"])
    #expect(month.output == open.output)
  }

  /// What an export of cases may show without `--private` stands before the rest.
  private static let personal: Set = [
    "statement", "contact_name", "contact_phone", "contact_extension", "contact_account",
    "contact_address", "query_code", "callback_number", "recordings", "notes",
  ]

  @Test(arguments: ["cases", "events", "scores"])
  func `an export has the columns of the store's view, in its order, what is personal last`(
    records: String
  ) throws {
    let hall = try hall()
    defer { hall.close() }
    let view = try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite "
        + "\"SELECT name FROM pragma_table_info('\(records)') ORDER BY cid\""
    ).output.split(separator: "\n").map(String.init)
    func titles(_ arguments: String...) throws -> [String] {
      let export = try hall.run(
        ["headquarters", "export", records, "--format", "csv"] + arguments)
      let line = try #require(export.output.split(whereSeparator: \.isNewline).first)
      return line.split(separator: ",").map { $0.filter { $0 != "\u{FEFF}" } }
    }
    let open = view.filter { !Self.personal.contains($0) }
    #expect(try titles().filter(view.contains) == open)
    let whole = try titles("--private")
    #expect(whole.filter(view.contains) == open + view.filter(Self.personal.contains))
    #expect(Set(whole).count == whole.count && !view.isEmpty)
    guard records == "cases" else {
      return #expect(try titles() == view && whole.count <= view.count + 1)
    }
    let shown = try hall.run("case", "show", Self.numbers[0], "--json").object
    #expect(Set(whole).isSubset(of: names(shown)), "\(Set(whole).subtracting(names(shown)))")
  }

  /// The names of a document's members as columns: `contact_name` of `contact` and `name`.
  private func names(_ document: [String: Any]) -> Set<String> {
    let paths = document.flatMap { name, value in
      (value as? [String: Any])?.keys.map { "\(name)_\($0)" } ?? [name]
    }
    return Set(
      paths.map { path in
        path.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
      })
  }

  @Test func `a cell of an export that begins like a formula is guarded`() throws {
    let hall = try hall()
    defer { hall.close() }
    let cases = try hall.run("headquarters", "export", "cases", "--format", "csv", "--private")
    for cell in [",\"'=1+1, \"\"贵\"\"\",", ",'@张三,", ",'+8613900139000,"] {
      #expect(cases.output.contains(cell), "\(cell)")
    }
    #expect(try hall.run("headquarters", "export", "cases").status == 64)
    #expect(
      try hall.run(
        "headquarters", "export", "cases", "--format", "csv", "--period", "2026-13"
      ).status == 64)
  }

  @Test func `exported events are the lines that the site sealed`() throws {
    let hall = try hall()
    defer { hall.close() }
    let lines = try hall.run("headquarters", "export", "events", "--format", "jsonl").output
    let sealed = try hall.shell("cat hall/outbox/*.jsonl west/outbox/*.jsonl | grep specversion")
    #expect(lines == sealed.output)
  }

  @Test func `a report of headquarters counts the cases of all sites and names them`() throws {
    let hall = try hall()
    defer { hall.close() }
    let report = try hall.run("headquarters", "report", "RP-01", "--period", "2026-11", "--json")
    #expect(report.status == 0, "\(report.errors)")
    let own = try ["hall", "west"].map {
      try hall.run("report", "RP-01", "--period", "2026-11", "--json", "--directory", $0).object
    }
    let counted = own.compactMap { $0["n"] as? Int }
    #expect(report.object["n"] as? Int == counted.reduce(0, +) && !counted.contains(0))
    #expect(report.object["sites"] as? [String] == ["101", "102"])
    let reach = report.object["reach"] as? [[String: Any]] ?? []
    #expect(reach.compactMap { $0["lastContact"] as? String }.count == 2)
    let page = try hall.run("headquarters", "report", "RP-01", "--period", "2026-11")
    #expect(page.output.contains("101 (") && page.output.contains("102 ("))
    #expect(try hall.run("headquarters", "report", "list").output.contains("RP-25"))
    #expect(try hall.run("headquarters", "report", "RP-99", "--period", "2026-11").status == 66)
    #expect(try hall.run("headquarters", "report", "RP-01").status == 64)
  }
}
