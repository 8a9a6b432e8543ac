import ArgumentParser

/// `hearwell policy`: what the rules say.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "What the rules say. 规则",
    subcommands: [PolicyListCommand.self, PolicyClockCommand.self, PolicySampleCommand.self])
}
