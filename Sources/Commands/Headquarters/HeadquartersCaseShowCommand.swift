import ArgumentParser

/// `hearwell headquarters case show NUMBER`.
struct HeadquartersCaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One case of any site. 查看工单")

  @OptionGroup var showing: CaseShowing
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    try showing.show { try HeadquartersDesk(options, reader: showing.reader.reader) }
  }
}
