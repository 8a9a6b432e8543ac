import ChildProcesses
import Foundation
import Testing

/// A stick that is carried to headquarters, encrypted by Debian's `age`.
@Suite struct CarriedMediaTests {
  /// A site that delivers onto a stick for a headquarters that knows it.
  private func hall() throws -> Hall {
    let hall = try Hall.practice()
    _ = try hall.complaint()
    let made = try hall.run("headquarters", "init", "--practice")
    let recipient = try #require(
      made.output.split(separator: "\n").last { $0.hasPrefix("recipient age1") }?.dropFirst(10))
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    try FileManager.default.createDirectory(
      at: hall.folder.appending(path: "stick"), withIntermediateDirectories: true)
    let text = try hall.text(of: "hall/hearwell.yaml")
    let courier = "courier: {deliver: \(hall.folder.path)/stick, encrypt: \(recipient)}"
    try hall.write(
      text.replacing(/(?m)^courier:.*$/, with: courier), to: "hall/hearwell.yaml")
    return hall
  }

  private static let call = """
    calls from 13800138000
    caller presses 1
    caller presses 1
    caller says 4s
    caller presses #
    caller presses 1
    caller presses 1
    caller hangs up

    """

  private func names(_ hall: Hall) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: hall.folder.path + "/stick").sorted()
  }

  @Test
  func `what is carried tells nothing without headquarters' identity and is imported with it`()
    throws
  {
    let hall = try hall()
    defer { hall.close() }
    let outcome = try hall.run("courier", "--once")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let name = try #require(try names(hall).first)
    #expect(name.hasPrefix("101.1.000000001-") && name.hasSuffix(".jsonl.gz.age"))
    let carried = try Data(contentsOf: hall.folder.appending(path: "stick/\(name)"))
    #expect(carried.starts(with: Data("age-encryption.org/v1".utf8)))
    // What lies there whole is left alone; what the stick damaged is written anew.
    try hall.run("courier", "--once")
    #expect(try Data(contentsOf: hall.folder.appending(path: "stick/\(name)")) == carried)
    var damaged = carried
    damaged[carried.count - 9] ^= 4
    try damaged.write(to: hall.folder.appending(path: "stick/\(name)"))
    let refused = try hall.run("headquarters", "import", "stick", "--json")
    #expect(refused.status == 65 && refused.array.first?["result"] as? String == "rejected")
    let reason = try #require(refused.array.first?["reason"] as? String)
    #expect(reason.hasPrefix("stick/\(name): ") && reason.contains("copy it again"), "\(reason)")
    try hall.run("courier", "--once")
    let taken = try hall.run("headquarters", "import", "stick", "--json")
    #expect(taken.status == 0, "\(taken.output)\(taken.errors)")
    #expect(taken.array.first?["result"] as? String == "applied")
    // Inside is the sealed batch, byte for byte.
    let inside = try hall.shell(
      "age -d -i headquarters/keys/headquarters.age stick/\(name) | gzip -d | cmp - "
        + "hall/outbox/\(name.dropLast(7))")
    #expect(inside.status == 0, "\(inside.errors)")
    try hall.run("headquarters", "acknowledge", "--site", "101", "--output", "stick")
  }

  @Test func `recordings travel encrypted too, and arrive`() throws {
    let hall = try hall()
    defer { hall.close() }
    try hall.write(Self.call, to: "call.txt")
    let rehearsed = try hall.run("rehearse", "call.txt")
    try #require(rehearsed.status == 0, "\(rehearsed.errors)")
    try hall.run("courier", "--once")
    let sounds = try FileManager.default.contentsOfDirectory(
      atPath: hall.folder.path + "/stick/recordings")
    #expect(sounds.count == 1 && sounds.allSatisfy { $0.hasSuffix(".flac.age") })
    #expect(try hall.run("headquarters", "import", "stick").status == 0)
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: hall.folder.path + "/headquarters/recordings")
    #expect(kept == sounds.map { String($0.dropLast(4)) })
    let same = try hall.shell("cmp headquarters/recordings/*.flac hall/recordings/*.flac")
    #expect(same.status == 0, "\(same.errors)")
  }

  @Test func `what is erased goes from the stick too, encrypted as it is`() throws {
    let hall = try hall()
    defer { hall.close() }
    try hall.write(Self.call, to: "call.txt")
    let number = try hall.run("rehearse", "call.txt", "--json").object["caseNumber"] as? String
    try hall.run("courier", "--once")
    func sounds() throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: hall.folder.path + "/stick/recordings")
    }
    #expect(try sounds().count == 1)
    let erased = try hall.run(
      "erase", try #require(number), "--by", "general_manager", "--reason", "客户要求")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(try sounds() == [])
  }

  @Test func `for another headquarters it is rejected, without age it waits`() throws {
    let hall = try hall()
    defer { hall.close() }
    try hall.run("courier", "--once")
    try hall.run("headquarters", "init", "--practice", "--directory", "other")
    let other = try hall.run("headquarters", "import", "stick", "--directory", "other")
    #expect(other.status == 65 && other.output.contains("courier.encrypt"), "\(other.output)")
    let bare = ["PATH": hall.folder.path]
    let without = try hall.run(["headquarters", "import", "stick"], environment: bare)
    #expect(without.status == 69 && without.errors.contains("apt-get install age"))
    try FileManager.default.removeItem(atPath: hall.folder.path + "/hall/outbox/.carried")
    let courier = try hall.run(["courier", "--once"], environment: bare)
    #expect(courier.status == 69 && courier.errors.contains("apt-get install age"))
    #expect(try hall.run(["check"], environment: bare).output.contains("courier.encrypt"))
  }

  @Test func `check warns of a stick that is not encrypted`() throws {
    let hall = try hall()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text.replacing(/(?m)^courier:.*$/, with: "courier: {deliver: /media/stick}"),
      to: "hall/hearwell.yaml")
    let check = try hall.run("check")
    #expect(check.output.contains("not encrypted"), "\(check.output)")
  }

  @Test(arguments: ["keys/nofile.age", "keys", "headquarters.yaml"])
  func `an identity that is none is headquarters' fault, and nothing is rejected`(
    identity: String
  ) throws {
    let hall = try hall()
    defer { hall.close() }
    try hall.run("courier", "--once")
    let text = try hall.text(of: "headquarters/headquarters.yaml")
    try hall.write(
      text.replacing("keys/headquarters.age", with: identity), to: "headquarters/headquarters.yaml")
    let refused = try hall.run("headquarters", "import", "stick")
    #expect(refused.status == 78 && refused.output.isEmpty, "\(refused.output)")
    #expect(refused.errors.contains("`identity`"), "\(refused.errors)")
    let kept = try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite 'SELECT count(*) FROM rejected'")
    #expect(kept.output == "0\n", "\(kept.errors)")
  }

  @Test(arguments: ["age1xyz", "recipient", ""])
  func `a recipient that is none is found by check, and the courier names it`(
    recipient: String
  ) throws {
    let hall = try hall()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text.replacing(/encrypt: [^}]*/, with: "encrypt: \"\(recipient)\""), to: "hall/hearwell.yaml")
    let check = try hall.run("check", "--json")
    let finding = check.array.first { $0["subject"] as? String == "courier.encrypt" }
    #expect(check.status == 78 && finding?["severity"] as? String == "error", "\(check.output)")
    let courier = try hall.run("courier", "--once")
    #expect(courier.status == 78 && courier.errors.contains("courier.encrypt"), "\(courier.errors)")
  }

  @Test func `what a stick only links to is not read, what the command names may be a link`() throws
  {
    let hall = try hall()
    defer { hall.close() }
    try hall.run("sync", "seal")
    try hall.write("root:x:0:0\n", to: "secret")
    try hall.shell(
      "ln -s ../secret stick/102.1.000000001-000000002.jsonl; ln -s ../hall/outbox stick/other; "
        + "ln -s hall/outbox chosen")
    let refused = try hall.run("headquarters", "import", "stick", "--json")
    #expect(refused.status == 65 && refused.array.count == 2, "\(refused.output)")
    for result in refused.array {
      #expect(result["result"] as? String == "rejected")
      #expect((result["reason"] as? String)?.contains("link") == true, "\(result)")
    }
    let kept = try hall.shell(
      "sqlite3 headquarters/headquarters.sqlite "
        + "'SELECT count(*) FROM rejected WHERE bytes IS NOT NULL'")
    #expect(kept.output == "0\n", "\(kept.errors)")
    #expect(try hall.run("headquarters", "import", "chosen").status == 0)
  }
}
