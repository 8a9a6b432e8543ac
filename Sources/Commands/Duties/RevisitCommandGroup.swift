import ArgumentParser

/// `hearwell revisit`: whom to ask whether it is solved.
struct RevisitCommandGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revisit", abstract: "Whom to ask whether it is solved. 回访任务",
    subcommands: [RevisitListCommand.self, RevisitSampleCommand.self])
}
