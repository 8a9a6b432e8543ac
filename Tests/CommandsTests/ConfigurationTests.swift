import Commands
import Testing

@Suite struct ConfigurationTests {
  static let share = ShareFolders(prompts: "/share/prompts", kiosk: "/share/kiosk")

  private func read(
    _ yaml: String, environment: [String: String] = [:]
  ) throws -> Configuration {
    try Configuration(
      yaml: yaml,
      in: .init(environment: environment, share: Self.share, directory: "/hall"))
  }

  private func findings(_ yaml: String) -> [Finding] {
    do {
      _ = try read(yaml)
      return []
    } catch let error as ConfigurationError {
      return error.findings
    } catch {
      Issue.record(error)
      return []
    }
  }

  static let sound = "site: {code: \"101\", name: 城东营业厅}\n"

  @Test func `every key has a default but who the site is`() throws {
    let configuration = try read(Self.sound)
    #expect(configuration.site.code == 101 && configuration.site.epoch == 1)
    #expect(
      configuration.courier.deliver == .folder("outbox") && configuration.courier.every == 300)
    #expect(configuration.courier.recordingsPerDay == nil)
    #expect(
      configuration.settings.first { $0.key == "courier.recordings.perDay" }?.value == "unlimited")
    #expect(configuration.languages == ["zh-CN", "en"])
    #expect(configuration.prompts == "/share/prompts")
    #expect(configuration.lines.isEmpty && configuration.staff.isEmpty)
  }

  @Test func `a value knows where it came from`() throws {
    let yaml = Self.sound + "prompts: sounds\n"
    func origin(_ configuration: Configuration, _ key: String) -> Setting? {
      configuration.settings.first { $0.key == key }
    }
    let plain = try read(yaml)
    #expect(origin(plain, "prompts")?.origin == "hearwell.yaml:2")
    #expect(plain.prompts == "/hall/sounds")
    #expect(origin(plain, "site.epoch")?.origin == "default")
    let set = try read(yaml, environment: ["HEARWELL_SHARE": "/else"])
    #expect(origin(set, "prompts")?.origin == "$HEARWELL_SHARE")
    #expect(set.prompts == "/else/prompts")
  }

  @Test(arguments: [
    ("200 MB", 200_000_000), ("512 KiB", 524_288), ("3000000", 3_000_000), ("0", 0),
    ("1gb", 1_000_000_000), ("unlimited", nil),
  ])
  func `how much recordings may have is written as a technician writes it`(
    text: String, bytes: Int?
  ) throws {
    let made = try read(
      Self.sound + "courier: {recordings: {perDay: \(text), hours: [\"20:00-06:00\"]}}\n")
    #expect(made.courier.recordingsPerDay == bytes)
    #expect(made.courier.recordingHours.count == 1)
    #expect(
      made.settings.first { $0.key == "courier.recordings.hours" }?.value == "20:00-06:00")
  }

  @Test(arguments: [
    ("sites: 1\n", 2, "site"), ("courier: {delver: x}\n", 2, "deliver"),
    ("lines:\n  - id: \"01\"\n    playbak: default\n", 4, "playback"),
    ("lines:\n  - {id: \"1\"}\n", 3, "two digits"),
    ("lines:\n  - {id: \"01\"}\n  - {id: \"01\"}\n", 2, "own"),
    ("lines: [{id: \"01\", signalling: carrier}]\n", 2, "immediate"),
    ("courier: {every: often}\n", 2, "PT5M"), ("courier: {every: P1M}\n", 2, "PT5M"),
    ("courier:\n  recordings: {perDay: 200 MX}\n", 3, "200 MB"),
    ("courier:\n  recordings: {perDay: -1}\n", 3, "200 MB"),
    ("courier:\n  recordings: {hours: [\"8-9\"]}\n", 3, "20:00-06:00"),
    ("courier:\n  recordings: {hour: [\"08:00-09:00\"]}\n", 3, "hours"),
    ("courier: {deliver: \"http://hq.example\"}\n", 2, "https://hq.example"),
    ("courier: {deliver: \"ftp://hq.example\"}\n", 2, "https:"),
    ("courier: {deliver: \"https://\"}\n", 2, "https:"), ("alarms: {retry: -PT3M}\n", 2, "PT5M"),
    ("alarms: {command: page}\n", 2, "ONE"),
    ("languages: [zh-CN, fr]\n", 2, "en"), ("practice: maybe\n", 2, "true"),
    ("staff:\n  - {id: a, name: A, roles: [x]}\n  - {id: a, name: B, roles: [x]}\n", 2, "own"),
    ("staff: [{id: system, name: A, roles: []}]\n", 2, "another id"),
    ("staff:\n  - {id: ../x, name: A, roles: [x]}\n", 3, "64 letters"),
    ("staff:\n  - {id: \"\", name: A, roles: [x]}\n", 3, "64 letters"),
    ("staff: [{id: a, name: \"\", roles: [x]}]\n", 2, "100 characters"),
    ("staff: [{id: a, name: \"A\\tB\", roles: [x]}]\n", 2, "100 characters"),
    ("staff: [{id: a, name: A, roles: [x, y, x]}]\n", 2, "once"),
  ])
  func `what is wrong is named with its line and what to write`(
    text: String, line: Int, remedy: String
  ) throws {
    let found = findings(Self.sound + text)
    #expect(found.count == 1, "\(found)")
    let finding = try #require(found.first)
    #expect(finding.line == line && finding.file == "hearwell.yaml", "\(finding)")
    #expect(finding.remedy.contains(remedy), "\(finding)")
  }

  @Test(arguments: [
    "site: {code: \"99\", name: x}\n", "site: {code: \"101\", name: x, epoch: 10}\n",
    "site: {code: \"101\", name: x, areaCode: \"571\"}\n", "site: {code: \"101\"}\n", "lines: []\n",
  ])
  func `who the site is must be whole`(text: String) {
    #expect(findings(text).count == 1)
  }

  @Test(arguments: ["a: [", "- 1\n", "", "site: 1\nsite: 2\n", "\tx: 1", "a: &x [*x]"])
  func `what is no YAML mapping is refused, not misread`(text: String) {
    #expect(!findings(text).isEmpty)
  }

  @Test func `all mistakes are told at once`() {
    #expect(findings("site: {code: \"1\", name: x}\nfoo: 1\nbar: 2\n").count == 3)
  }

  @Test func `the help names every key that a site's file may hold`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let help = try hall.run("configuration", "--help").output
    let made = try read(
      Self.sound + """
        lines: [{id: "01", signalling: {modem: {port: a, dialect: b}}}, {id: "02"}]
        courier: {encrypt: age1, authority: authority.pem}
        alarms: {command: [logger], duty: {NET: ["13800138000"]}}
        staff: [{id: a, name: A, department: NET, roles: [handler], login: a}]
        """)
    for setting in made.settings {
      let key = setting.key.replacing(/\[\d+\]/, with: "[]").replacing(
        "alarms.duty.NET", with: "alarms.duty")
      #expect(help.contains(key), "\(key)")
    }
    #expect(made.settings.count > 20)
  }
}
