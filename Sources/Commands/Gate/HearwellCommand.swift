import ArgumentParser

/// The command for people. Its subcommands are the table of contents.
struct HearwellCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hearwell",
    abstract: "Hear every customer, keep every promise. 听见每一位客户，守住每一个承诺",
    discussion: "--directory DIR names the site and may stand before or after the subcommand.",
    version: "0.1.0",
    subcommands: [
      InitCommand.self, CheckCommand.self, ConfigurationCommand.self, KioskCommand.self,
      HotlineCommand.self, RehearseCommand.self, CaseCommand.self, DueCommand.self,
      AlarmCommand.self, NoticeCommand.self, RevisitCommandGroup.self, RoutineCommand.self,
      LedgerCommand.self, ReportCommand.self, RecordingCommand.self, SlipCommand.self,
      SyncCommand.self, CourierCommand.self, HeadquartersCommand.self, DeskCommand.self,
      EraseCommand.self, RetentionCommand.self, StoreCommand.self,
      StaffCommand.self, PolicyCommand.self, SayCommand.self, KeysCommand.self,
      SchemaCommand.self, BatchCommand.self,
    ])
}
