import ArgumentParser

/// `hearwell report list`.
struct ReportListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The reports of this organisation and when they are due. 报表目录",
    discussion: "Due is when the report about the period that now runs must be there.")

  @OptionGroup var listing: ReportListing
  @OptionGroup var options: SiteOptions

  func run() throws { try listing.show(at: CaseDesk(options, reader: nil)) }
}
