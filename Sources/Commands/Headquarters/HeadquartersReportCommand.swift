import ArgumentParser

/// `hearwell headquarters report`: `report NAME --period …` and `report list`.
struct HeadquartersReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports RP-01 to RP-26 over all sites. 统计报表",
    subcommands: [HeadquartersReportShowCommand.self, HeadquartersReportListCommand.self],
    defaultSubcommand: HeadquartersReportShowCommand.self)
}

/// `hearwell headquarters report NAME --period 2026-11`.
struct HeadquartersReportShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One report over all sites. 一份报表",
    discussion: """
      Made as a site makes it (see `hearwell report show --help`), of what headquarters has taken from \
      all sites and by headquarters' policy; events that are parked are left out. It names the sites \
      with the last event taken of each, those that were never heard of and, of a period that is \
      over, those that were not heard of since it ended.
      """)

  @OptionGroup var showing: ReportShowing
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    try showing.show(at: HeadquartersDesk(options, reader: showing.reader.reader))
  }
}

/// `hearwell headquarters report list`.
struct HeadquartersReportListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Headquarters' reports and when they are due. 报表目录")

  @OptionGroup var listing: ReportListing
  @OptionGroup var options: HeadquartersOptions

  func run() throws { try listing.show(at: HeadquartersDesk(options, reader: nil)) }
}
