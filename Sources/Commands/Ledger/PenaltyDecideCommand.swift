import ArgumentParser
import Casework

/// `hearwell ledger penalty decide ENTRY --person STAFF [--amount YUAN] [--sanction S]`.
struct PenaltyDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "A named person decides kind and degree. 决定")

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @Option(help: "The staff id of the person concerned.")
  var person: String?
  @Option(help: "In yuan, inside the rule's range.")
  var amount: String?
  @Option(help: "One of the rule's sanctions.")
  var sanction: String?
  @Option(help: "Points for the performance sheet, minus for a deduction.")
  var points: Int?
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("penalty decide") { desk, order in
      order.person = person
      order.amount = try amount.map { try YuanArgument.fen($0, option: "--amount") }
      order.sanction = sanction
      order.points = points
      return try desk.casework.decidePenalty(entry, order)
    }
  }
}
