import ArgumentParser

/// `hearwell headquarters`: where all sites' cases come together.
struct HeadquartersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headquarters", abstract: "Where all sites' cases come together. 总部",
    subcommands: [
      HeadquartersInitCommand.self, HeadquartersImportCommand.self, HeadquartersEnrollCommand.self,
      HeadquartersReplaceCommand.self, HeadquartersRevokeCommand.self,
      HeadquartersSitesCommand.self, HeadquartersAcknowledgeCommand.self,
      HeadquartersServeCommand.self, HeadquartersDirectCommand.self,
      HeadquartersDirectionsCommand.self, HeadquartersCaseCommand.self, HeadquartersDueCommand.self,
      HeadquartersReportCommand.self, HeadquartersExportCommand.self,
      HeadquartersStaffCommand.self,
    ])
}
