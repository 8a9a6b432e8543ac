import ArgumentParser

/// `hearwell routine`: what is done again and again, such as the three-day review.
struct RoutineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "What is done every day or week, and when it is due. 例行工作",
    subcommands: [RoutineListCommand.self, RoutineDoneCommand.self])
}
