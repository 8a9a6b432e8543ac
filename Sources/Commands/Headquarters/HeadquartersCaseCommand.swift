import ArgumentParser

/// `hearwell headquarters case`: the cases of all sites.
struct HeadquartersCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "The cases of all sites. 各站点工单",
    subcommands: [HeadquartersCaseListCommand.self, HeadquartersCaseShowCommand.self])
}
