import Foundation
import Testing

@Suite struct BadInputTests {
  @Test func `a batch with one flipped bit is rejected as a whole`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let file = try #require(
      try hall.run("sync", "seal", "--json").array.first?["file"] as? String)
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[bytes.count / 2] ^= 1
    let flipped = hall.folder.appending(path: URL(filePath: file).lastPathComponent)
    try bytes.write(to: flipped)
    let imported = try hall.run("headquarters", "import", flipped.path, "--json")
    #expect(imported.status == 65)
    #expect(imported.array.first?["result"] as? String == "rejected")
    #expect(imported.array.first?["reason"] is String)
    #expect(try hall.run("headquarters", "import", file).status == 0)
  }

  @Test func `a store from a newer version is left alone`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.sql("INSERT INTO grdb_migrations VALUES ('Cases are sung')")
    let outcome = try hall.run("case", "list")
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("newer"), "\(outcome.errors)")
    #expect(try hall.run("check").status == 78)
  }

  @Test func `a full disk registers nothing and says so`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let words = "case register --channel PHONE --kind COMPLAINT --category FE01"
    // Files may not grow beyond what the store has: half a page of room in its log.
    let outcome = try hall.shell(
      "ulimit -f 2; exec \(Hall.program) \(words) --statement \(String(repeating: "水", count: 4000))"
    )
    #expect(outcome.status == 74, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    let cases = try hall.run("case", "list", "--json").array
    #expect(cases.compactMap { $0["number"] as? String } == [number])
    #expect(try hall.run("store", "verify").status == 0)
  }

  @Test(arguments: ["hotline.yaml", "zh-CN/wording.yaml"])
  func `prompts that cannot be read are the configuration's fault`(name: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let share = hall.folder.appending(path: "share")
    try FileManager.default.createDirectory(
      at: share.appending(path: "prompts/zh-CN"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: share.appending(path: "kiosk"), withIntermediateDirectories: true)
    let policy = Hall.repository.appending(path: "kiosk/policy").resolvingSymlinksInPath()
    try FileManager.default.copyItem(at: policy, to: share.appending(path: "kiosk/policy"))
    let environment = ["HEARWELL_SHARE": share.path]
    #expect(try hall.run("rehearse", environment: environment).status == 78)
    try hall.write("a: [", to: "share/prompts/\(name)")
    #expect(try hall.run("rehearse", environment: environment).status == 78)
    #expect(try hall.run("kiosk", "--plain", environment: environment).status == 78)
    #expect(try hall.run("check", environment: environment).status == 78)
  }

  @Test func `a policy with a mistake stops what needs it, with file and line`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write("profile: water-default\ntime_zone: [\n", to: "hall/policy.yaml")
    let outcome = try hall.run("kiosk", "--plain")
    #expect(outcome.status == 78)
    #expect(outcome.errors.hasPrefix("policy.yaml:"), "\(outcome.errors)")
    try hall.write("profile: waterdefault\n", to: "hall/policy.yaml")
    #expect(try hall.run("due").errors.contains("'water-default'"))
  }

  @Test func `what customers typed cannot steer a terminal`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let object = """
      {"kind": "REPAIR", "category": "WP01", "channel": "PHONE",
       "statement": "\\u001b[2Jgone\\u202e", "contact": {"name": "a\\nb"}}
      """
    let made = try hall.run("case", "register", "--from", "-", input: object)
    let shown = try hall.run("case", "show", made.line).output
    #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}"))
    #expect(shown.contains("a b"))
  }
}
