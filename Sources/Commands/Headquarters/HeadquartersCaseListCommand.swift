import ArgumentParser

/// `hearwell headquarters case list`.
struct HeadquartersCaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases of all sites, newest first. 工单列表")

  @OptionGroup var listing: CaseListing
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    try listing.show(at: HeadquartersDesk(options, reader: listing.reader.reader))
  }
}
