import ArgumentParser

/// `hearwell staff`: who works on cases here.
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Who works on cases here. 人员",
    subcommands: [
      StaffListCommand<SiteOptions>.self, StaffAddCommand<SiteOptions>.self,
      StaffRemoveCommand<SiteOptions>.self, StaffPINCommand.self,
      StaffPasswordCommand<SiteOptions>.self,
    ])
}

/// `hearwell headquarters staff`: who reads there.
struct HeadquartersStaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Who reads at headquarters. 总部人员",
    subcommands: [
      StaffListCommand<HeadquartersOptions>.self, StaffAddCommand<HeadquartersOptions>.self,
      StaffRemoveCommand<HeadquartersOptions>.self,
      StaffPasswordCommand<HeadquartersOptions>.self,
    ])
}
