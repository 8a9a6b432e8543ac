import ArgumentParser
import Casework

/// `hearwell ledger penalty dismiss ENTRY --note REASON`.
struct PenaltyDismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "No penalty, with the reason as note. 不予考核")

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("penalty dismiss") { desk, order in
      try desk.casework.dismissPenalty(entry, order)
    }
  }
}
