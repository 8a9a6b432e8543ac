import ArgumentParser

/// `hearwell check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove configuration, rules, dialogues, prompts, store, staff, alarms, devices. 自检",
    discussion: """
      0 when nothing is broken, else 78; absent devices and placeholders are warnings.
      --rules: all rules and the regulations they come from, each with the test and the line of the \
      policy that carry it, or why it is out of scope.
      """)

  @Flag(help: "The register of rules instead: what works, and where each is proved.")
  var rules = false

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    if rules { return try RuleTable(options).write(record) }
    let findings = try SiteInspection(options.siteDirectory).findings()
    let isBroken = findings.contains { $0.severity == .error }
    if record.json {
      try StandardOutput.write(Document.array(findings.map(\.document)).text + "\n")
    } else {
      let language = record.language
      for finding in findings {
        let mark =
          finding.severity == .error ? language("错误", "error") : language("提醒", "warning")
        try StandardOutput.write("\(mark)  \(finding)\n")
      }
      if !isBroken { try StandardOutput.write(language("没有错误", "nothing is broken") + "\n") }
    }
    if isBroken { throw Verdict(status: .configuration) }
  }
}
