import ArgumentParser

/// `hearwell case`: cases, and what staff do to them.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Cases, and what staff do to them. 工单",
    subcommands: [
      CaseListCommand.self, CaseShowCommand.self, CaseRegisterCommand.self, CaseFormCommand.self,
    ]
      + CaseActions.all)
}
