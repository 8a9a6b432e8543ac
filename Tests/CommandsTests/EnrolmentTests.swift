import Foundation
import Testing

/// A site's machine enrolled, replaced and revoked, by commands alone, carried on a stick.
@Suite struct EnrolmentTests {
  private func code(_ hall: Hall, _ arguments: String...) throws -> String {
    let given = try hall.run(["headquarters"] + arguments)
    try #require(given.status == 0, "\(given.errors)")
    return try #require(given.line.split(separator: "\n").last.map { String($0) })
  }

  private func importing(_ hall: Hall, _ status: Int32 = 0) throws -> [[String: Any]] {
    let imported = try hall.run("headquarters", "import", hall.site + "/outbox", "--json")
    #expect(imported.status == status, "\(imported.output)")
    return imported.array
  }

  private func acknowledge(_ hall: Hall) throws {
    let said = try hall.run(
      "headquarters", "acknowledge", "--site", "101", "--output", hall.site + "/outbox")
    try #require(said.status == 0, "\(said.errors)")
  }

  @Test func `a code typed at the site enrolls it and has it believe headquarters`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    _ = try hall.complaint()
    #expect(try hall.run("headquarters", "enroll", "--site", "101").status == 64)
    let code = try code(hall, "enroll", "--site", "101", "--code", "--valid", "P1D")
    let mistyped = String(code.dropLast()) + (code.last == "0" ? "1" : "0")
    #expect(try hall.run("sync", "enroll", "--code", mistyped).status == 65)
    let asked = try hall.run("sync", "enroll", "--code", code.lowercased(), "--json")
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(asked.object["result"] as? String == "requested")
    _ = try hall.run("sync", "seal")
    #expect(try importing(hall).map { $0["result"] as? String } == ["applied", "applied"])
    #expect(try importing(hall).map { $0["result"] as? String } == ["duplicate", "duplicate"])
    try acknowledge(hall)
    for _ in 1...2 { #expect(try hall.run("courier", "--once").status == 0) }
    let left = try FileManager.default.contentsOfDirectory(atPath: hall.site + "/outbox")
    #expect(!left.contains { $0.contains(".enrol") }, "\(left)")
    let status = try hall.run("sync", "status", "--json").object
    #expect(status["waiting"] as? Int == 0)
    #expect(
      try hall.text(of: "hall/keys/headquarters.pub")
        == hall.text(of: "headquarters/keys/headquarters.pub"))
  }

  @Test func `a code of another machine or headquarters enrolls nobody`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    let other = try code(hall, "enroll", "--site", "102", "--code")
    #expect(try hall.run("sync", "enroll", "--code", other).status == 65)
    let first = try code(hall, "enroll", "--site", "101", "--code")
    try hall.run("sync", "enroll", "--code", first)
    _ = try code(hall, "enroll", "--site", "101", "--code")
    let results = try importing(hall, 65)
    #expect(results.map { $0["result"] as? String } == ["rejected"])
    #expect((results.first?["reason"] as? String)?.contains("--code") == true)
  }

  @Test func `a frozen site that was replaced reads as both`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    try hall.shell("cp -r hall twin")
    _ = try hall.complaint()
    _ = try hall.run("sync", "seal")
    _ = try importing(hall)
    try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "CONSULT", "--category", "CO01",
      "--statement", "?", "--by", "intake_agent", "--directory", "twin")
    try hall.run("sync", "seal", "--directory", "twin")
    let forked = try hall.run("headquarters", "import", "twin/outbox", "--json")
    #expect(forked.array.map { $0["result"] as? String } == ["forked"], "\(forked.output)")
    _ = try code(hall, "replace", "--site", "101")
    let list = try hall.run("headquarters", "sites", "--language", "en").output
    #expect(list.contains("replaced") && list.contains("frozen"), "\(list)")
  }

  @Test func `a machine is replaced by one command, and the old one is told`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    _ = try hall.complaint()
    _ = try hall.run("sync", "seal")
    _ = try importing(hall)
    let code = try code(hall, "replace", "--site", "101")
    _ = try hall.complaint(phone: "13900139000")
    _ = try hall.run("sync", "seal")
    let beyond = try importing(hall, 65)
    #expect(beyond.contains { ($0["reason"] as? String)?.contains("replaced and closed") == true })
    let sites = try hall.run("headquarters", "sites", "--json").array
    #expect(sites.first?["closedAt"] as? Int == sites.first?["applied"] as? Int)
    let new = ["--directory", "new"]
    try hall.run(
      ["init", "--site", "101", "--name", "城东", "--practice", "--epoch", "2"] + new)
    let asked = try hall.run(["sync", "enroll", "--code", code] + new)
    #expect(asked.status == 0, "\(asked.errors)")
    let taken = try hall.run("headquarters", "import", "new/outbox", "--json").array
    #expect(taken.map { $0["result"] as? String } == ["applied"])
    #expect(taken.map { $0["epoch"] as? Int } == [2])
    #expect(try hall.run("headquarters", "revoke", "--site", "101", "--epoch", "2").status == 0)
    let list = try hall.run("headquarters", "sites", "--language", "en").output
    #expect(list.contains("replaced") && list.contains("key revoked"))
  }
}
