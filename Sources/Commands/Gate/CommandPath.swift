import ArgumentParser

/// The names of the subcommands that a command line runs into.
enum CommandPath {
  static func of(_ arguments: [String]) -> [String] {
    var path: [String] = []
    var command: any ParsableCommand.Type = HearwellCommand.self
    for word in arguments where !word.hasPrefix("-") {
      let next = command.configuration.subcommands.first { name(of: $0) == word }
      guard let next else { break }
      path.append(word)
      command = next
    }
    return path
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
