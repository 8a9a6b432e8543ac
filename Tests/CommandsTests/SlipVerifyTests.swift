import Foundation
import Testing

/// `hearwell slip verify` by the real program, on slips that the kiosk gave.
@Suite struct SlipVerifyTests {
  /// A complaint at the kiosk; the number on its slip.
  private func visit(_ hall: Hall) throws -> String {
    let visit = try hall.run("kiosk", "--plain", input: "2\n1\n水费是上月的三倍\n\n\n\n1\n")
    try #require(visit.status == 0, "\(visit.errors)")
    let line = visit.output.split(separator: "\n").first { $0.hasPrefix("工单号 ") }
    return try #require(line).dropFirst(4).filter { $0 != " " }
  }

  /// What the code on the slip of a case says.
  private func text(_ number: String, _ hall: Hall) throws -> String {
    let shown = try hall.run("slip", "show", number, "--json")
    return try #require(shown.object["code"] as? String, "\(shown.errors)")
  }

  private func result(_ hall: Hall, _ arguments: String...) throws -> (String?, Int32) {
    let outcome = try hall.run(["slip", "verify", "--json"] + arguments)
    return (outcome.object["result"] as? String, outcome.status)
  }

  @Test func `a site, headquarters and whoever has the public key tell a slip, and no other`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try visit(hall)
    let announced = "SELECT count(*) FROM events WHERE type = 'site.slip_key_added'"
    #expect(try hall.sql(announced) == "1\n")
    let slip = try text(number, hall)
    #expect(slip.hasPrefix("HW1.\(number).20261123."))
    #expect(try result(hall, slip) == ("valid", 0))
    let told = try hall.run("slip", "verify", slip)
    #expect(told.output.hasPrefix("真的：工单号 1011 0000 01"))
    let forged = slip.replacing(".20261123.", with: ".20261124.")
    #expect(try result(hall, forged) == ("forged", 65))
    #expect(try hall.run("slip", "verify", forged).errors.contains("forged"))
    #expect(try result(hall, slip.lowercased()) == ("malformed", 65))

    try hall.run("sync", "seal")
    try hall.run("headquarters", "init", "--practice")
    let office = ["--directory", "headquarters"]
    #expect(try hall.run(["slip", "verify", slip] + office).status == 66)
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    let imported = try hall.run("headquarters", "import", hall.site + "/outbox")
    #expect(imported.status == 0 && !imported.output.contains("parked"), "\(imported.output)")
    #expect(try hall.run(["slip", "verify", slip] + office).status == 0)
    #expect(try hall.run(["slip", "verify", forged] + office).status == 65)
  }

  @Test func `without a site the key of a file judges, and no key is no answer`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let slip = try text(visit(hall), hall)
    let bare = try Hall()
    defer { bare.close() }
    #expect(try result(bare, slip) == ("unknownKey", 66))
    #expect(try result(bare, "HW1.x") == ("malformed", 65))
    #expect(try result(bare, slip, "--key", hall.site + "/keys/slip.pub") == ("valid", 0))
    #expect(try result(bare, slip, "--key", hall.site + "/keys/site.pub") == ("forged", 65))
    #expect(try bare.run("slip", "verify", slip, "--key", "none.pub").status == 66)
    for (name, text) in [
      ("letter.pub", "no key"),
      ("wrong.pub", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
    ] {
      try bare.write(text, to: name)
      let refused = try bare.run("slip", "verify", slip, "--key", name)
      #expect(refused.status == 65 && refused.errors.hasPrefix(name + ": "), "\(refused.errors)")
    }
  }

  @Test func `the slip of an erased case is still genuine, and the store still holds`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try visit(hall)
    let slip = try text(number, hall)
    let erased = try hall.run("erase", number, "--by", "general_manager", "--reason", "本人要求")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(try result(hall, slip) == ("valid", 0))
    #expect(try text(number, hall) == slip)
    #expect(try hall.run("store", "verify").status == 0)
    #expect(try hall.run("store", "rebuild").status == 0)
    #expect(try result(hall, slip) == ("valid", 0))
    #expect(try hall.sql("SELECT count(*) FROM slip_key") == "1\n")
  }

  @Test func `a site that is older than slips gets its key, and check says where it has none`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let key = hall.site + "/keys/slip.key"
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    try FileManager.default.removeItem(atPath: key)
    let missing = try hall.run("check", "--json").array
    #expect(
      missing.contains {
        $0["subject"] as? String == "keys/slip.key" && $0["severity"] as? String == "warning"
      })
    #expect(try hall.run("courier", "--once").status == 0)
    #expect(hall.exists("hall/keys/slip.key"))
    #expect(try result(hall, text(visit(hall), hall)) == ("valid", 0))
  }
}
