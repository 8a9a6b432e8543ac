import Foundation
import Testing

/// What a person at a terminal gets and a pipe does not.
@Suite struct TerminalTests {
  @Test func `lists stand out on a terminal only, and not where NO_COLOR is set`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01")
    let list = "TERM=xterm script -qec '\(Hall.program) case list' /dev/null"
    #expect(try hall.shell(list).output.contains("\u{1B}[1m工单号"))
    #expect(try !hall.shell("NO_COLOR=1 " + list).output.contains("\u{1B}"))
    #expect(try !hall.run("case", "list").output.contains("\u{1B}"))
  }

  @Test(arguments: ["--version", "--generate-completion-script bash"])
  func `what is no help has no exit codes below it`(command: String) throws {
    let hall = try Hall()
    defer { hall.close() }
    let told = try hall.run(command.split(separator: " ").map(String.init))
    #expect(told.status == 0 && !told.output.contains("EXIT CODES"))
    #expect(command != "--version" || told.line.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }

  @Test(arguments: ["--help", "case show --help", "case accept --help", "due --help"])
  func `help names the exit codes`(command: String) throws {
    let hall = try Hall()
    defer { hall.close() }
    let help = try hall.run(command.split(separator: " ").map(String.init))
    #expect(help.status == 0 && help.output.contains("65 bad data"))
  }
}
