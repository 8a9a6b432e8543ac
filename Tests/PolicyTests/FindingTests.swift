import Halls
import Policy
import Testing

/// What `hearwell check` says of a policy that somebody has edited.
struct FindingTests {
  /// The findings after a text of the shipped policy was replaced.
  private func findings(replacing text: String, with other: String) throws -> [PolicyFinding] {
    do {
      _ = try ShippedPolicy.policy(replacing: text, with: other)
      return []
    } catch let error as PolicyError {
      return error.findings
    }
  }

  @Test func `an unknown key names file, line and the nearest known key`() throws {
    let water = try ShippedPolicy.source("water-default.yaml")
    let line = water.text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("near_due_percent:") }
    let found = try findings(replacing: "near_due_percent:", with: "near_due_procent:")
    let finding = try #require(found.first)
    #expect(finding.file == "water-default.yaml")
    #expect(finding.line == line.map { $0 + 1 })
    #expect(finding.cause == "unknown key 'near_due_procent'")
    #expect(finding.remedy == "did you mean 'near_due_percent'?")
  }

  @Test func `a mistyped need is one mistake`() throws {
    let found = try findings(replacing: "needs: [team, heard]", with: "needs: [teem]")
    #expect(
      found.map(\.cause) == [
        "'teem' is not one of note, apology, alternative, team, heard, follow_up, help, evidence"
      ])
    let bare = try findings(replacing: ", needs: [team, heard]", with: "")
    #expect(bare.map(\.cause) == ["before and needs go together"])
  }

  @Test func `a time in a table is one or is found`() throws {
    let found = try findings(replacing: "repeated_press: PT30S", with: "repeated_press: 30s")
    #expect(found.map(\.cause) == ["'30s' is no ISO 8601 duration"])
  }

  @Test(arguments: [
    (
      "lead: DISC, confidential: true, resolve", "lead: DISK, confidential: true, resolve",
      "no department has the code 'DISK'", "did you mean 'DISC'?"
    ),
    (
      "resolve: resolve_default, revisit: revisit_default, clocks: [meter_fee_answer]}  #",
      "resolve: resolve_defualt, revisit: revisit_default, clocks: [meter_fee_answer]}  #",
      "no clock has the code 'resolve_defualt'", "did you mean 'resolve_default'?"
    ),
    (
      "may: [revisit, reopen]", "may: [revist, reopen]", "'revist' is no action of a case",
      "did you mean 'revisit'?"
    ),
    (
      "stop: [case.sampled]", "stop: [case.sampeld]", "'case.sampeld' is no event of a case",
      "did you mean 'case.sampled'?"
    ),
    (
      "stop: [case.sampled], ", "", "no event ends this clock",
      "write stop: [case.resolved] or another event"
    ),
    ("limit: PT4H", "limit: 4h", "'4h' is no ISO 8601 duration", "write PT24H, P3D or P1M"),
    (", limit: PT4H", "", "is missing", "write `limit: PT24H` or {working_days: 1}"),
    (
      "revisit: sample", "revisit: smple", "'smple' is not one of all, sample, none",
      "did you mean 'sample'?"
    ),
    (
      "emergency: true", "emergency: perhaps", "'perhaps' is neither true nor false",
      "write true or false"
    ),
    (
      "{from: 20, to: 50, percent: 30}", "{from: 21, to: 50, percent: 30}",
      "a population of 20 falls into no band or into two",
      "let each band begin where the one before ends, and the last have no `to`"
    ),
    (
      "step: plan_approval", "step: plan_aproval", "'plan_aproval' is no state of a case",
      "did you mean 'plan_approval'?"
    ),
    (
      "consequence: late_arrival", "consequence: late_arival",
      "neither compensation nor penalties has 'late_arival'", "did you mean 'late_arrival'?"
    ),
    ("  LK01: ", "  LK01: {}\n  LK01: ", "the key LK01 stands there twice", "keep one of them"),
    ("amount: 100", "amont: 100", "unknown key 'amont'", "did you mean 'amount'?"),
    (
      "hours: [\"08:30-17:30\"]", "hours: [\"08:30-25:30\"]",
      "'08:30-25:30' is no stretch of a day", "write \"08:30-12:00\""
    ),
  ])
  func `a mistake is told with its cause and its remedy`(
    text: String, other: String, cause: String, remedy: String
  ) throws {
    let found = try findings(replacing: text, with: other)
    let finding = try #require(found.first { $0.cause == cause })
    #expect(finding.remedy == remedy)
    #expect(finding.line > 1)
  }

  @Test func `every mistake is told at once`() throws {
    let found = try findings(replacing: "lead: BIZ", with: "lead: BUZ, colour: red")
    #expect(found.count == 6)
  }

  @Test(arguments: ["", "a: [", "- a\n- b", "a: &x 1\nb: *x", "\u{0}"])
  func `what is no policy is refused with its line`(text: String) throws {
    let holidays = try ShippedPolicy.source("holidays.yaml")
    #expect(throws: PolicyError.self) {
      try Policy(yaml: PolicySource(file: "policy.yaml", text: text), holidays: holidays)
    }
  }

  @Test(.timeLimit(.minutes(60)))
  func `aliases of aliases as keys are refused before they are composed`() throws {
    var text = "a0: &a0 [x, x]\n"
    for depth in 1...40 { text += "a\(depth): &a\(depth) [*a\(depth - 1), *a\(depth - 1)]\n" }
    text += "? *a40\n: y\n"
    let holidays = try ShippedPolicy.source("holidays.yaml")
    #expect(throws: PolicyError.self) {
      try Policy(yaml: PolicySource(file: "policy.yaml", text: text), holidays: holidays)
    }
  }

  @Test func `nesting without end is refused`() throws {
    let text = "a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    let holidays = try ShippedPolicy.source("holidays.yaml")
    #expect(throws: PolicyError.self) {
      try Policy(yaml: PolicySource(file: "policy.yaml", text: text), holidays: holidays)
    }
  }

  @Test func `an overlay's mistake is found in the overlay's file`() throws {
    let overlay = PolicySource(
      file: "ours.yaml", text: "profile: ours\ncategories:\n  LK01:\n    laed: NET\n")
    do {
      _ = try Policy(
        yaml: ShippedPolicy.source("water-default.yaml"), overlay: overlay,
        holidays: ShippedPolicy.source("holidays.yaml"))
      Issue.record("the overlay was taken")
    } catch let error as PolicyError {
      #expect(error.findings.map(\.file) == ["ours.yaml"])
      #expect(error.findings.map(\.line) == [4])
      #expect(error.findings.map(\.remedy) == ["did you mean 'lead'?"])
    }
  }

  @Test func `an empty value takes a line away`() throws {
    let overlay = PolicySource(file: "ours.yaml", text: "profile: ours\ncategories: {ED01: }\n")
    let policy = try Policy(
      yaml: ShippedPolicy.source("water-default.yaml"), overlay: overlay,
      holidays: ShippedPolicy.source("holidays.yaml"))
    #expect(policy.categories["ED01"] == nil)
    #expect(policy.categories.count == 18)
  }

  @Test func `a day that is off and worked is a mistake of the holiday table`() throws {
    let holidays = PolicySource(
      file: "holidays.yaml",
      text: "2026:\n  holidays: {元旦: 01-01/01-03}\n  make_up_workdays: [01-03, 02-30]\n")
    do {
      _ = try Policy(yaml: ShippedPolicy.source("water-default.yaml"), holidays: holidays)
      Issue.record("the table was taken")
    } catch let error as PolicyError {
      #expect(
        error.findings.map(\.cause) == [
          "'02-30' is no day or range of days of 2026",
          "2026-01-03 is a holiday and a make-up working day",
        ])
    }
  }

  @Test(
    arguments: [
      ("profile: gas\n", "gas"), ("# x\nprofile: \"mall\"  # y\n", "mall"),
      ("profiles: gas\n", nil),
      ("a:\n  profile: gas\n", nil), ("profile:\n", nil),
    ] as [(String, String?)])
  func `a file names its profile at its top level`(text: String, profile: String?) {
    #expect(PolicySource(file: "policy.yaml", text: text).profile == profile)
  }

  @Test func `the version changes with every change of the data`() throws {
    let before = try ShippedPolicy.policy().version
    let after = try ShippedPolicy.policy(replacing: "limit: PT48H", with: "limit: PT47H").version
    #expect(before != after)
    #expect(try ShippedPolicy.policy(replacing: "", with: "").version == before)
  }

  @Test(arguments: [
    ("deadlines: {resolve_default: {limit: PT49H}}", ["deadlines.resolve_default.limit"]),
    ("deadlines: {resolve_default: {limit: P3D}}", ["deadlines.resolve_default.limit"]),
    ("deadlines: {resolve_default: {limit: PT48H}}", []),
    (
      "deadlines: {revisit_default: {limit: {working_days: 3}}}",
      ["deadlines.revisit_default.limit"]
    ),
    ("deadlines: {revisit_default: {limit: {working_days: 1}}}", []),
    (
      "deadlines: {resolve_default: {limit: PT49H}}\n"
        + "group_floor: {limits_must_not_be_laxer_than_group: false}", []
    ),
  ])
  func `R-018 a site's limit that is laxer than its group's is remarked with its line`(
    text: String, subjects: [String]
  ) throws {
    let policy = try Policy(
      yaml: ShippedPolicy.source("water-default.yaml"),
      site: PolicySource(file: "policy.yaml", text: "profile: water-default\n" + text),
      holidays: ShippedPolicy.source("holidays.yaml"))
    #expect(policy.warnings.map(\.subject) == subjects)
    #expect(policy.warnings.allSatisfy { $0.file == "policy.yaml" && $0.line == 2 })
  }
}
