import ChildProcesses
import Foundation
import Testing

/// What is erased is gone from every file of the site and of headquarters, and no figure changes.
@Suite struct ErasureTests {
  private static let planted = [
    "qstatement7", "qname7", "qaddress7", "qnote7", "qcancel7", "qevidence7", "qphoto7", "qsound7",
    "13911112222",
  ]

  /// A cancelled repair with everything personal that a case may hold.
  private func plantedCase(in hall: Hall) throws -> String {
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "WP01",
      "--statement", "qstatement7 没水", "--name", "qname7", "--phone", "13911112222", "--address",
      "qaddress7", "--callback", "--by", "intake_agent")
    try #require(made.status == 0, "\(made.errors)")
    let number = made.line
    try hall.write("qphoto7", to: "photo.jpg")
    for step in [
      ["note", "--by", "handler", "--note", "qnote7 打过电话"],
      [
        "resolve", "--by", "handler", "--evidence", "site_photo=photo.jpg", "--evidence",
        "document=qevidence7",
      ],
      ["cancel", "--by", "intake_agent", "--note", "qcancel7 本人撤回"],
    ] {
      let done = try hall.run(["case", step[0], number] + step.dropFirst())
      try #require(done.status == 0, "\(step): \(done.errors)")
    }
    try FileManager.default.removeItem(at: hall.folder.appending(path: "photo.jpg"))
    return number
  }

  /// The planted words that some file below a folder still holds.
  private func found(in folder: String, of hall: Hall) throws -> [String] {
    try Self.planted.filter { word in
      try hall.shell("grep -rail \(word) \(folder)").status == 0
    }
  }

  private func headquarters(of hall: Hall) throws {
    try #require(try hall.run("headquarters", "init", "--practice").status == 0)
    let enrolled = try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    try #require(enrolled.status == 0, "\(enrolled.errors)")
  }

  @Test func `A-12, R-262: what is erased stands in no file of the site, and every figure stays`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try plantedCase(in: hall)
    let other = try hall.complaint()
    #expect(try hall.run("sync", "seal").status == 0)
    // A recording that travels beside the batches.
    let hash = String(repeating: "ab", count: 32)
    try hall.shell("mkdir -p hall/outbox/recordings")
    for path in ["hall/recordings/\(hash).flac", "hall/outbox/recordings/\(hash).flac"] {
      try hall.write("qsound7", to: path)
    }
    #expect(try found(in: "hall", of: hall) == Self.planted)
    try hall.sql("INSERT INTO meta VALUES ('erasure.file.\(hash)', '')")
    let figures = "SELECT count(*), kind, category, state, channel FROM cases GROUP BY 2, 3, 4, 5"
    let before =
      try hall.sql(figures) + hall.sql("SELECT * FROM scores")
      + hall.sql(
        "SELECT number, id, started_at, due_at, state FROM clocks ORDER BY 1, 2")
    let chain = try hall.run("store", "verify", "--json").object["events"] as? Int

    let erased = try hall.run(
      "erase", number, "--by", "general_manager", "--reason", "本人申请", "--json")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(erased.object["erasedAt"] as? String != nil)
    #expect(erased.object["statement"] is NSNull)

    #expect(try found(in: "hall", of: hall) == [])
    #expect(try hall.run("store", "verify", "--json").object["problems"] as? [String] == [])
    #expect(
      try hall.run("store", "verify", "--json").object["events"] as? Int == chain.map { $0 + 1 })
    #expect(
      try hall.sql(figures) + hall.sql("SELECT * FROM scores")
        + hall.sql(
          "SELECT number, id, started_at, due_at, state FROM clocks ORDER BY 1, 2") == before)
    #expect(try hall.run("case", "list", "--search", "qname7", "--json").output == "[]\n")
    let shown = try hall.run("case", "show", number, "--json").object
    #expect(shown["erasedAt"] as? String != nil && shown["queryCode"] is NSNull)
    #expect(try hall.run("case", "show", other, "--json").object["statement"] as? String != nil)
    // Once more changes nothing.
    #expect(
      try hall.run("erase", number, "--by", "general_manager", "--reason", "再").status == 0)
    #expect(
      try hall.run("store", "verify", "--json").object["events"] as? Int == chain.map { $0 + 1 })
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(try hall.run("case", "show", number, "--json").object["erasedAt"] as? String != nil)
  }

  @Test func `A-12: headquarters erases too, and takes the batch that was sealed anew`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try plantedCase(in: hall)
    try headquarters(of: hall)
    #expect(try hall.run("sync", "seal").status == 0)
    #expect(try hall.run("headquarters", "import", "hall/outbox").status == 0)
    #expect(try found(in: "headquarters", of: hall).contains("qname7"))
    #expect(
      try hall.run("erase", number, "--by", "general_manager", "--reason", "本人申请").status == 0)
    // The same events without their privates are what was taken already.
    let again = try hall.run("headquarters", "import", "hall/outbox", "--json")
    #expect(again.array.map { $0["result"] as? String } == ["duplicate"], "\(again.output)")
    #expect(try hall.run("sync", "seal").status == 0)
    #expect(try hall.run("headquarters", "import", "hall/outbox").status == 0)
    #expect(try found(in: "headquarters", of: hall) == [])
    let count = try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite 'SELECT state, erased_at IS NOT NULL FROM cases'")
    #expect(count.line == "cancelled|1")
    // An empty headquarters takes the batches as they now are.
    try FileManager.default.removeItem(at: hall.folder.appending(path: "headquarters"))
    try headquarters(of: hall)
    let fresh = try hall.run("headquarters", "import", "hall/outbox", "--json")
    #expect(fresh.array.allSatisfy { $0["result"] as? String == "applied" }, "\(fresh.output)")
  }

  @Test func `an erasure that is killed anywhere is finished by running it again`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try plantedCase(in: hall)
    #expect(try hall.run("sync", "seal").status == 0)
    let command = "\(Hall.program) erase \(number) --by general_manager --reason 申请"
    for delay in stride(from: 0.005, through: 0.1, by: 0.005) {
      _ = try hall.shell("timeout -s KILL \(delay) \(command)")
    }
    // The step between the store and the outbox fails.
    try hall.shell("mv hall/keys/site.key site.key")
    _ = try hall.shell(command)
    try hall.shell("mv site.key hall/keys/site.key")
    #expect(try hall.shell(command).status == 0)
    #expect(try found(in: "hall", of: hall) == [])
    #expect(try hall.run("store", "verify").status == 0)
    #expect(try hall.sql("SELECT count(*) FROM events WHERE type = 'case.erased'") == "1\n")
    #expect(try hall.sql("SELECT count(*) FROM meta WHERE name LIKE 'erasure.%'") == "0\n")
  }

  @Test func `A-12: an open recovery and a telling reason are refused, an open case not`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    func erase(by: String, _ reason: String = "申请") throws -> Hall.Outcome {
      try hall.run("erase", number, "--by", by, "--reason", reason)
    }
    #expect(try erase(by: "handler").status == 77)
    try hall.run("case", "accept", number, "--by", "intake_agent")
    let recovery = ["--by", "head_business_service", "--remedy", "apology", "--note", "道歉"]
    #expect(try hall.run(["case", "recover", number] + recovery).status == 0)
    #expect(try erase(by: "general_manager").status == 65)
    #expect(try hall.run("case", "recover", number, "--by", "head_business_service").status == 0)
    #expect(try erase(by: "general_manager", "机主13800138000申请").status == 65)
    #expect(try erase(by: "general_manager").status == 0)
    #expect(try hall.run("case", "dispatch", number, "--by", "intake_agent").status == 0)
    #expect(try hall.run("erase", number, "--by", "general_manager").status == 64)
    #expect(
      try hall.run("erase", "101100000075", "--by", "general_manager", "--reason", "x").status
        == 65)
  }
}
