import Testing

@Suite struct ExitCodeTests {
  /// Command lines, their words apart, and the code.
  static let failures: [(String, Int32)] = [
    ("--help", 0),
    ("case --help", 0),
    ("unheard", 64),
    ("case accept", 64),
    ("case accept 101100000172", 64),
    ("due --within soon", 64),
    ("case show 101100000173", 65),
    ("case list --state lost", 65),
    ("case list --search=", 64),
    ("case list --json --jsonl", 64),
    ("report RP-01 --period 2026-11 --json --format csv", 64),
    ("report RP-01 --period 2026-11 --json --format json", 0),
    ("case form 101100000172 --json --format html", 64),
    ("policy list --directory nowhere", 66),
    ("policy clock no_such_clock --from 2026-11-22", 65),
    ("case register --from nothing.json", 66),
    ("case show 101100000172", 66),
    ("alarm acknowledge 101.1.9 --by handler", 66),
    ("recording export 00", 65),
    ("keys --device no-such-pcm", 69),
    ("kiosk", 69),
    ("desk --listen nowhere", 78),
    ("headquarters serve", 66),
    ("case accept 101100000172 --by nobody", 77),
    ("kiosk --locked", 78),
    ("headquarters sites", 66),
    ("store verify", 0),
    ("say number -3", 0),
    ("say money x", 65),
    ("say song 1", 64),
  ]

  @Test(arguments: failures)
  func `every failure has its code of sysexits and one line`(
    commandLine: String, code: Int32
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.run(commandLine.split(separator: " ").map { String($0) })
    #expect(outcome.status == code, "\(outcome.errors)")
    guard code != 0 else { return }
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains(": ") && outcome.errors.contains("; "), "\(outcome.errors)")
  }

  @Test func `no site is no such input`() throws {
    let hall = try Hall()
    defer { hall.close() }
    #expect(try hall.run("case", "list").status == 66)
  }

  @Test func `a directory may stand before or after the subcommand, or in the environment`() throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let nowhere = "/nonexistent"
    #expect(try hall.run("--directory", nowhere, "due").status == 66)
    #expect(try hall.run("due", "--directory", nowhere).status == 66)
    #expect(try hall.run("due", "--directory=\(nowhere)").status == 66)
    #expect(try hall.run("due", environment: ["HEARWELL_DIRECTORY": nowhere]).status == 66)
    #expect(
      try hall.run(
        "due", "--directory", hall.site, environment: ["HEARWELL_DIRECTORY": nowhere]
      ).status == 0)
  }
}
