import Foundation
import Testing

@Suite struct CheckTests {
  @Test func `a finding has severity, subject, file, line, cause and remedy`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let findings = try hall.run("check", "--json").array
    let members: Set = ["severity", "subject", "file", "line", "cause", "remedy"]
    #expect(findings.allSatisfy { Set($0.keys) == members })
    let placeholders = findings.first { "\($0["cause"] ?? "")".contains("placeholders") }
    #expect(placeholders?["severity"] as? String == "warning")
  }

  @Test func `nothing shipped is broken`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.run("check", "--json")
    let broken = outcome.array.filter { $0["severity"] as? String == "error" }
    #expect(broken.isEmpty, "\(broken)")
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    ("groups: {product_quality: {kinds: [COMPLAINT]}}\n", "LK01"),
    ("channels: {KIOSK: {enabled: false}}\n", "KIOSK"),
  ])
  func `a choice of the menus that the policy refuses is found`(
    text: String, subject: String
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write(hall.text(of: "hall/policy.yaml") + text, to: "hall/policy.yaml")
    let found = try hall.run("check", "--json")
    #expect(found.status == 78)
    #expect(
      found.array.contains { finding in
        (finding["cause"] as? String)?.contains("'\(subject)'") == true
          && finding["file"] as? String == "kiosk.yaml" && finding["line"] as? Int ?? 0 > 0
      }, "\(found.output)")
  }

  @Test(arguments: [
    ("hall/hearwell.yaml", "staf: []\n", "staff"), ("hall/policy.yaml", "kins: {}\n", "kinds"),
    ("hall/policy.yaml", "categories: {LK01: {led: NET}}\n", "lead"),
    ("hall/hearwell.yaml", "staff: [{id: x, name: X, roles: [hander]}]\n", "handler"),
  ])
  func `an unknown word is named with file, line and the nearest known one`(
    file: String, text: String, nearest: String
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    var before = try hall.text(of: file)
    if text.hasPrefix("staff:") { before = String(before.prefix(while: { $0 != "#" })) + site }
    try hall.write(before + text, to: file)
    let line = (before + text).split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let outcome = try hall.run("check", "--json")
    #expect(outcome.status == 78)
    let finding = try #require(
      outcome.array.first { $0["severity"] as? String == "error" }, "\(outcome.errors)")
    #expect(finding["line"] as? Int == line)
    #expect((finding["remedy"] as? String)?.contains("'\(nearest)'") == true, "\(finding)")
    guard file.hasSuffix("policy.yaml") || text.hasPrefix("staf:") else { return }
    let used = try hall.run("case", "list")
    #expect(used.status == 78)
    #expect(used.errors.contains(":\(line): "), "\(used.errors)")
  }

  private var site: String {
    "site: {code: \"101\", name: x}\npractice: true\nalarms: {command: [logger]}\n"
  }

  @Test func `an emergency without a way to alarm is broken`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(text.replacing("  command: [logger]\n", with: ""), to: "hall/hearwell.yaml")
    let outcome = try hall.run("check", "--json")
    #expect(outcome.status == 78)
    #expect(outcome.array.contains { "\($0["cause"] ?? "")".contains("no way to alarm") })
  }

  @Test func `signalling that is not there yet is said to be`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text.replacing("signalling: immediate", with: "signalling: {fastagi: {listen: \":4573\"}}"),
      to: "hall/hearwell.yaml")
    #expect(try hall.run("check", "--json").status == 78)
    #expect(try hall.run("hotline", "--calls", "1").status == 78)
  }

  @Test func `a missing prompt, one that is no sound and a key that others may read are found`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let prompts = hall.folder.appending(path: "prompts")
    try FileManager.default.copyItem(
      at: Hall.repository.appending(path: "prompts").resolvingSymlinksInPath(), to: prompts)
    try FileManager.default.removeItem(at: prompts.appending(path: "en/menu.main.flac"))
    try Data("noise".utf8).write(to: prompts.appending(path: "en/thanks.flac"))
    chmod(hall.site + "/keys/site.key", 0o644)
    let text = try hall.text(of: "hall/hearwell.yaml")
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("prompts:") ? "prompts: \(prompts.path)" : String(line)
    }
    try hall.write(changed.joined(separator: "\n"), to: "hall/hearwell.yaml")
    let outcome = try hall.run("check", environment: ["HEARWELL_SHARE": ""])
    #expect(outcome.status == 78)
    for word in ["en/menu.main.flac", "thanks.flac", "others may read it"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }
}
