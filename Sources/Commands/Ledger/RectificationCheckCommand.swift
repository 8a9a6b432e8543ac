import ArgumentParser
import Casework

/// `hearwell ledger rectification check ENTRY --effective|--without-effect`.
struct RectificationCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether the measure had its effect. 整改验收")

  enum Effect: String, EnumerableFlag {
    case effective, withoutEffect
  }

  @Argument(help: "The entry, see `list`.")
  var entry: String
  @Flag(help: "What came of it.")
  var effect: Effect
  @OptionGroup var options: LedgerOrderOptions

  func run() throws {
    try options.carryOut("rectification check") { desk, order in
      try desk.casework.checkRectification(entry, effective: effect == .effective, order)
    }
  }
}
