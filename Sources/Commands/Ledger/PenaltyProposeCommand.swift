import ArgumentParser
import Casework
import Cases

/// `hearwell ledger penalty propose NUMBER --rule R [--person STAFF]`.
struct PenaltyProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Report a violation or good work, as note. 提出考核")

  @Argument(help: "The case number.")
  var number: String
  @Option(help: "The policy's rule, such as late_arrival.")
  var rule: String
  @Option(help: "The staff id of the person concerned.")
  var person: String?
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    try options.carryOut("penalty propose") { desk, order in
      order.person = person
      return try desk.casework.proposePenalty(on: number, rule: rule, order)
    }
  }
}
