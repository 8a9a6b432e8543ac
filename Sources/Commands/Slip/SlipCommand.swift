import ArgumentParser

/// `hearwell slip`: the slip that a customer leaves with.
struct SlipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip", abstract: "The slip that a customer leaves with. 投诉受理单",
    subcommands: [SlipShowCommand.self, SlipPrintCommand.self, SlipVerifyCommand.self])
}
