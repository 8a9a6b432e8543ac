import ArgumentParser
import Casework

/// `hearwell ledger recovery|compensation decide ENTRY [--multiple N] [--amount YUAN]`.
struct RecoveryDecideCommand<Shelf: LedgerShelf>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "decide", abstract: "A named manager fixes or approves the sum. 核定")
  }

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @Option(help: "How many times an unlawful charge is refunded.")
  var multiple: Int?
  @Option(help: "Another sum than the rule's, in yuan.")
  var amount: String?
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("\(Shelf.name) decide") { desk, order in
      order.multiple = multiple
      order.amount = try amount.map { try YuanArgument.fen($0, option: "--amount") }
      return try desk.casework.decideRecovery(entry, order)
    }
  }
}
