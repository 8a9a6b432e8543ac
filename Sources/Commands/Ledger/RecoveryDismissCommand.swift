import ArgumentParser
import Casework

/// `hearwell ledger recovery|compensation dismiss ENTRY --note REASON`.
struct RecoveryDismissCommand<Shelf: LedgerShelf>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dismiss", abstract: "Nothing is due, with the reason as note. 不予补偿")
  }

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("\(Shelf.name) dismiss") { desk, order in
      try desk.casework.dismissRecovery(entry, order)
    }
  }
}
