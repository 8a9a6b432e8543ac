import ArgumentParser
import Casework

/// `hearwell ledger penalty notice ENTRY`.
struct PenaltyNoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "The person has the written notice. 书面通知")

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("penalty notice") { desk, order in
      try desk.casework.noticePenalty(entry, order)
    }
  }
}
