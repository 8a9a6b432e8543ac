import ArgumentParser

/// `hearwell report`: `report NAME --period …` and `report list`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports RP-01 to RP-26. 统计报表",
    subcommands: [ReportShowCommand.self, ReportListCommand.self],
    defaultSubcommand: ReportShowCommand.self)
}
