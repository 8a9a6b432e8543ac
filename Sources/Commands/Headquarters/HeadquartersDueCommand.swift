import ArgumentParser

/// `hearwell headquarters due`.
struct HeadquartersDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Clocks of all sites near due and overdue. 临期与超期")

  @OptionGroup var listing: DueListing
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    try listing.show(at: HeadquartersDesk(options, reader: listing.reader.reader))
  }
}
