import ArgumentParser
import CaseStore
import Foundation

/// `hearwell staff password ID [--remove]`, and at headquarters likewise.
struct StaffPasswordCommand<Place: StaffPlace>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "password", abstract: "Set the password of a person for the web pages. 设置密码",
      discussion: """
        A terminal asks twice and shows nothing; else the password is one line of standard input. It \
        has at least \(StaffPassword.least) characters and is not one that everybody tries. A digest \
        of it is kept in keys/staff.passwords, which its owner alone reads.
        """)
  }

  @Argument(help: "The person's id.")
  var id: String
  @Flag(help: "Take the password away: the person cannot log in any more.")
  var remove = false
  @OptionGroup var options: Place

  func run() throws {
    try options.staffOffice().demand(id)
    let password = remove ? nil : try chosen()
    try options.changeStaff { office in
      try office.demand(id)
      try office.setPassword(password, of: id)
    }
  }

  private func chosen() throws -> StaffPassword {
    let password = try typed()
    if let weakness = StaffPassword.weakness(of: password, for: id) { throw refusal(weakness) }
    return try StaffPassword(password)
  }

  private func typed() throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
    let password = ask("密码 Password: ")
    guard ask("再输入一次 Once more: ") == password else {
      throw CommandError(
        .badData, subject: "password of '\(id)'", cause: "the two are not the same",
        remedy: "type it again")
    }
    return password
  }

  private func ask(_ question: String) -> String {
    FileHandle.standardError.write(Data(question.utf8))
    defer { FileHandle.standardError.write(Data("\n".utf8)) }
    return Echo.readLineSilently() ?? ""
  }

  private func refusal(_ weakness: StaffPassword.Weakness) -> CommandError {
    let cause =
      switch weakness {
      case .short: "it has fewer than \(StaffPassword.least) characters"
      case .long: "it is longer than anybody types"
      case .common: "it is one of those that are tried first"
      }
    return CommandError(
      .badData, subject: "password of '\(id)'", cause: cause,
      remedy: "choose another, such as four words that do not belong together")
  }
}
