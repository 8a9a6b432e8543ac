import ArgumentParser
import Casework

/// `hearwell ledger recovery dismiss ENTRY --note REASON`.
struct RecoveryDismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "Nothing is due, with the reason as note. 不予补偿")

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("recovery dismiss") { desk, order in
      try desk.casework.dismissRecovery(entry, order)
    }
  }
}
