import ArgumentParser

/// `hearwell case list`.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases, newest first. 工单列表")

  @OptionGroup var listing: CaseListing
  @OptionGroup var options: SiteOptions

  func run() throws {
    try listing.show(at: CaseDesk(options, reader: listing.reader.reader))
  }
}
