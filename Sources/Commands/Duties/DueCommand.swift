import ArgumentParser

/// `hearwell due`: clocks near due and overdue.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Clocks near due and overdue, soonest first. 临期与超期")

  @OptionGroup var listing: DueListing
  @OptionGroup var options: SiteOptions

  func run() throws {
    try listing.show(at: CaseDesk(options, reader: listing.reader.reader))
  }
}
