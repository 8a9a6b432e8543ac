import ArgumentParser

/// `hearwell staff`: who works on cases here.
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Who works on cases here. 人员",
    subcommands: [
      StaffListCommand.self, StaffAddCommand.self, StaffRemoveCommand.self, StaffPINCommand.self,
    ])
}
