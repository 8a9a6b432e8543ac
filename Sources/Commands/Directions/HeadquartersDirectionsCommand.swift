import ArgumentParser

/// `hearwell headquarters directions`.
struct HeadquartersDirectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "directions", abstract: "What became of directions. 指令执行情况",
    subcommands: [DirectionsListCommand.self], defaultSubcommand: DirectionsListCommand.self)
}
