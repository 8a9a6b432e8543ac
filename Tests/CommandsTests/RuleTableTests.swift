import Foundation
import Testing

/// `hearwell check --rules`, the profiles as sites, and forms, by the real program.
@Suite struct RuleTableTests {
  @Test func `all rules and systems are told, with or without a site`() throws {
    let bare = try Hall()
    defer { bare.close() }
    let hall = try Hall.practice()
    defer { hall.close() }
    for place in [bare, hall] {
      let outcome = try place.run("check", "--rules", "--json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rules = outcome.object["rules"] as? [[String: Any]] ?? []
      let systems = outcome.object["systems"] as? [[String: Any]] ?? []
      #expect(rules.count == 279 && systems.count == 46)
      let standings = Set(rules.compactMap { $0["standing"] as? String })
      #expect(standings.isSubset(of: ["works", "outOfScope", "unproved"]))
      for rule in rules where rule["standing"] as? String == "works" {
        let tests = rule["tests"] as? [[String: String]] ?? []
        #expect(tests.allSatisfy { $0["file"]?.hasPrefix("Tests/") == true } && !tests.isEmpty)
      }
      let burst = rules.first { $0["id"] as? String == "R-132" }
      let lines = burst?["policy"] as? [[String: Any]] ?? []
      #expect(lines.first?["file"] as? String == "water-default.yaml")
      #expect((lines.first?["line"] as? Int ?? 0) > 1)
    }
  }

  @Test(arguments: [("zh-CN", "规则 279 条，来源 46 个："), ("en", "279 rules of 46 systems: ")])
  func `the table is Chinese or English, and ends with its sum`(language: String, sum: String)
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    let outcome = try hall.run("check", "--rules", "--language", language)
    #expect(outcome.output.split(separator: "\n").last?.hasPrefix(sum) == true)
    #expect(outcome.output.contains("R-001  ") && outcome.output.contains("S46"))
  }

  @Test func `a line of the site's own policy is named where it stands`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let before = try hall.text(of: "hall/policy.yaml")
    try hall.write(before + "deadlines: {leak_arrival: {limit: PT45M}}\n", to: "hall/policy.yaml")
    let rules = try hall.run("check", "--rules", "--json").object["rules"] as? [[String: Any]] ?? []
    let burst = rules.first { $0["id"] as? String == "R-132" }
    let lines = burst?["policy"] as? [[String: Any]] ?? []
    #expect(lines.contains { $0["key"] as? String == "deadlines.leak_arrival" })
  }

  @Test(arguments: [
    "water-default", "gas", "tobacco", "property", "mall", "municipal", "hospital", "electricity",
    "website", "internal", "general-enterprise",
  ])
  func `a site of every profile is made, checked clean, and takes a case`(profile: String) throws {
    let hall = try Hall(now: "2026-11-23T09:00:00+08:00")
    defer { hall.close() }
    let made = try hall.run(
      "init", "--site", "101", "--name", "城东", "--practice", "--profile", profile)
    #expect(made.status == 0, "\(made.errors)")
    let checked = try hall.run("check", "--json")
    let broken = checked.array.filter { $0["severity"] as? String == "error" }
    #expect(checked.status == 0 && broken.isEmpty, "\(broken)")
    let number = try hall.complaint()
    let shown = try hall.run("case", "show", number, "--json").object
    #expect(shown["state"] as? String == "registered")
    #expect(shown["policyVersion"] is String)
  }

  @Test func `a case remembers the policy version under which it was registered`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let first = try hall.complaint()
    let before = try hall.run("case", "show", first, "--json").object["policyVersion"] as? String
    let text = try hall.text(of: "hall/policy.yaml")
    try hall.write(text + "near_due_percent: 70\n", to: "hall/policy.yaml")
    let second = try hall.complaint(phone: "13900139000")
    let later = try hall.run("case", "show", second, "--json").object["policyVersion"] as? String
    #expect(before != later && before != nil)
    #expect(
      try hall.run("case", "show", first, "--json").object["policyVersion"] as? String == before)
    let accepted = try hall.run("case", "accept", first, "--by", "intake_agent", "--json")
    #expect(accepted.object["policyVersion"] as? String == before)
  }

  @Test(arguments: [
    ("categories: {LK01: {led: NET}}", "did you mean 'lead'?"),
    ("categories: {LK01: {lead: NTE}}", "did you mean 'NET'?"),
    (
      "deadlines: {ours: {zh: 我们的, en: Ours, start: [case.registered], limit: PT1H}}",
      "write stop: [case.resolved] or another event"
    ),
    (
      "deadlines: {ours: {zh: 我们的, en: Ours, start: [case.registered], stop: [case.resolved]}}",
      "write `limit: PT24H` or {working_days: 1}"
    ),
  ])
  func `an unknown key, a dangling code and a deadline without an end are found with file and line`(
    text: String, remedy: String
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let before = try hall.text(of: "hall/policy.yaml")
    try hall.write(before + text + "\n", to: "hall/policy.yaml")
    let outcome = try hall.run("check", "--json")
    #expect(outcome.status == 78)
    let finding = outcome.array.first { $0["severity"] as? String == "error" }
    #expect(finding?["remedy"] as? String == remedy)
    #expect(finding?["file"] as? String == "policy.yaml")
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(finding?["line"] as? Int == line)
  }

  @Test func `R-055 a form is printed as text, as HTML and as JSON`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let sheet = try hall.run("case", "form", number)
    #expect(sheet.status == 0 && sheet.output.contains("三来处理反馈单"), "\(sheet.errors)")
    #expect(sheet.output.contains("水费比上月多三倍") && sheet.output.contains("____"))
    let page = try hall.run("case", "form", number, "acceptance_slip", "--format", "html")
    #expect(page.output.hasPrefix("<!doctype html>") && page.output.contains("投诉受理单"))
    let slip = try hall.run("case", "form", number, "acceptance_slip", "--json").object
    #expect(slip["form"] as? String == "acceptance_slip")
    #expect((slip["columns"] as? [[String: Any]])?.count == 4)
    let english = try hall.run("case", "form", number, "acceptance_slip", "--language", "en")
    #expect(english.output.contains("Acceptance slip"))
    let unknown = try hall.run("case", "form", number, "love_letter")
    #expect(unknown.status == 65 && unknown.errors.contains("acceptance_slip"))
  }
}
