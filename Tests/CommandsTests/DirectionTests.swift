import Foundation
import Testing

/// What headquarters directs, by commands alone.
@Suite struct DirectionTests {
  /// A practice site with a headquarters that knows it and whose key it trusts.
  private func hall() throws -> Hall {
    let hall = try Hall.practice()
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    try hall.run("sync", "trust", "headquarters/keys/headquarters.pub", "--yes")
    for (id, role) in [
      ("wang", "general_manager"), ("li", "hq_analyst"), ("bo", "handler"), ("ma", "intake_agent"),
    ] {
      let made = try hall.run(
        "headquarters", "staff", "add", id, "--name", id, "--role", role)
      try #require(made.status == 0, "\(made.errors)")
    }
    return hall
  }

  /// Carries what is sealed to headquarters and back with directions.
  @discardableResult
  private func carry(_ hall: Hall) throws -> String {
    var told = ""
    for _ in 1...2 {
      let worked = try hall.run("courier", "--once")
      try #require(worked.status == 0, "\(worked.errors)")
      told += worked.errors
      let imported = try hall.run("headquarters", "import", hall.site + "/outbox")
      try #require(imported.status == 0, "\(imported.output)")
      let said = try hall.run(
        "headquarters", "acknowledge", "--site", "101", "--output", hall.site + "/outbox")
      try #require(said.status == 0, "\(said.errors)")
    }
    return told
  }

  @Test func `a note and an answer come to the case, and what became of them back`() throws {
    let hall = try hall()
    defer { hall.close() }
    let number = try hall.complaint()
    try carry(hall)
    for (who, what, status) in [
      ("li", "note", 0), ("li", "answer", 77), ("nobody", "note", 77), ("bo", "note", 0),
      ("wang", "answer", 77), ("ma", "answer", 0),
    ] {
      let given = try hall.run(
        "headquarters", "direct", what, number, "--text", "已查明", "--by", who)
      #expect(given.status == status, "\(who) \(what): \(given.errors)")
    }
    #expect(try hall.run("headquarters", "direct", "note", number, "--text", "x").status == 64)
    try carry(hall)
    let shown = try hall.run("case", "show", number, "--json").object
    let notes = try #require(shown["notes"] as? [[String: Any]])
    #expect(
      notes.map { $0["actor"] as? String } == ["headquarters", "headquarters", "headquarters"])
    let list = try hall.run("headquarters", "directions", "list", "--json").array
    #expect(list.map { $0["result"] as? String } == ["applied", "applied", "applied"])
    #expect(list.map { $0["by"] as? String } == ["li", "bo", "ma"])
    let table = try hall.run("headquarters", "directions", "list").output
    #expect(table.contains("备注") && table.contains("答复") && !table.contains("direction."))
    let english = try hall.run("headquarters", "directions", "list", "--language", "en").output
    #expect(english.contains("note") && !english.contains("备注"))
    try hall.write(
      """
      caller presses 3
      caller presses \(number)
      caller presses 8000
      hears case.progress case.answer
      caller hangs up

      """, to: "call.txt")
    #expect(try hall.run("rehearse", "call.txt").status == 0)
    let visit = try hall.run("kiosk", "--plain", input: "3\n\(number)\n8000\n")
    #expect(visit.output.contains("给您的答复：已查明"))
    let left = try FileManager.default.contentsOfDirectory(atPath: hall.site + "/outbox")
    #expect(!left.contains { $0.contains(".directions.") })
    #expect(try hall.run("store", "verify").status == 0)
  }

  @Test func `a policy that proves replaces the site's, one that does not is refused`() throws {
    let hall = try hall()
    defer { hall.close() }
    let old = try hall.complaint()
    try hall.write(
      """
      profile: water-default
      holidays:
        2031: {source: test, holidays: {元旦: 01-01}}

      """, to: "new.yaml")
    try hall.write("profile: water-default\nroles: {handler: }\n", to: "broken.yaml")
    func direct(_ file: String, by: String = "wang") throws -> Int32 {
      try hall.run("headquarters", "direct", "policy", file, "--all", "--by", by).status
    }
    #expect(try direct("new.yaml", by: "li") == 77)
    #expect(try direct("absent.yaml") == 66)
    try hall.write("profile: nowhere\n", to: "wrong.yaml")
    let wrong = try hall.run(
      "headquarters", "direct", "policy", "wrong.yaml", "--all", "--by", "wang")
    #expect(wrong.status != 0 && wrong.errors.contains("wrong.yaml"), "\(wrong.errors)")
    #expect(!wrong.errors.contains("policy.yaml"), "\(wrong.errors)")
    let ordered = try hall.run(
      "headquarters", "direct", "policy", "new.yaml", "--all", "--by", "wang")
    #expect(ordered.status == 0 && ordered.line == "101.directions.1")
    #expect(ordered.errors.contains("重新启动"), "\(ordered.errors)")
    let own = try hall.text(of: "hall/policy.yaml") + "# 城东自己的改动\n"
    try hall.write(own, to: "hall/policy.yaml")
    let told = try carry(hall)
    let kept = try FileManager.default.contentsOfDirectory(atPath: hall.site)
      .filter { $0.hasPrefix("policy.until-") }
    #expect(try kept.map { try hall.text(of: "hall/" + $0) } == [own])
    #expect(told.contains(try #require(kept.first)), "\(told)")
    #expect(try hall.text(of: "hall/policy.yaml") == hall.text(of: "new.yaml"))
    let younger = try hall.complaint(phone: "13900139000")
    let versions = try [old, younger].map {
      try #require(try hall.run("case", "show", $0, "--json").object["policyVersion"] as? String)
    }
    #expect(versions[0] != versions[1])
    #expect(try direct("broken.yaml") == 0)
    try carry(hall)
    #expect(try hall.text(of: "hall/policy.yaml") == hall.text(of: "new.yaml"))
    let list = try hall.run("headquarters", "directions", "list", "--json").array
    #expect(list.first?["result"] as? String == "applied")
    #expect(list.last?["result"] as? String == "refused")
    #expect((list.last?["reason"] as? String)?.contains("handler") == true)
    #expect(try hall.run("check").status == 0)
  }

  @Test func `a notice is heard at the site and ended from headquarters`() throws {
    let hall = try hall()
    defer { hall.close() }
    let id = try hall.run(
      "headquarters", "direct", "notice", "add", "--kind", "sudden", "--area", "城东", "--from",
      "2026-11-23T08:00", "--until", "2026-11-23T20:00", "--site", "101", "--by", "wang"
    ).line
    #expect(id == "101.directions.1")
    try carry(hall)
    #expect(try hall.run("notice", "list", "--json").array.map { $0["id"] as? String } == [id])
    let said = try hall.run(
      "headquarters", "direct", "notice", "end", id, "--site", "101", "--by", "wang")
    #expect(said.status == 0)
    try carry(hall)
    #expect(try hall.run("notice", "list", "--json").array.isEmpty)
  }

  @Test func `a file of directions is taken by hand with the codes of an acknowledgement`() throws {
    let hall = try hall()
    defer { hall.close() }
    for _ in 1...2 {
      try hall.run(
        "headquarters", "direct", "notice", "end", "1", "--site", "101", "--by", "wang")
    }
    let folder = hall.folder.path + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try hall.run("headquarters", "acknowledge", "--site", "101", "--output", folder)
    let file = folder + "/101.directions.000000001-000000002.jsonl"
    let taken = try hall.run("sync", "acknowledge", file, "--json")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect((taken.object["refused"] as? [Any])?.count == 2)
    #expect(try hall.run("sync", "acknowledge", file).status == 0)
    try Data(contentsOf: URL(filePath: file)).dropLast(9).write(to: URL(filePath: file))
    #expect(try hall.run("sync", "acknowledge", file).status == 65)
    #expect(try hall.run("headquarters", "import", folder, "--json").output == "[]\n")
  }
}
