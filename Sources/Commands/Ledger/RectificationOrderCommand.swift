import ArgumentParser
import Casework
import Cases

/// `hearwell ledger rectification order NUMBER --person STAFF --due TIME --note MEASURE`.
struct RectificationOrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Order a measure, named in the note. 责令整改")

  @Argument(help: "The case number.")
  var number: String
  @Option(help: "The staff id of who carries it out.")
  var person: String
  @Option(help: "Until when; a date alone is until the end of that day.")
  var due: String
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    try options.carryOut("rectification order") { desk, order in
      order.person = person
      order.until = try TimeArgument.end(due, option: "--due", in: desk.zone)
      return try desk.casework.orderRectification(of: number, order)
    }
  }
}
