import ArgumentParser
import Policy

/// `hearwell headquarters export cases|events|scores`.
struct HeadquartersExportCommand: ParsableCommand {
  enum Records: String, ExpressibleByArgument, CaseIterable { case cases, events, scores }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Cases, events or scores of all sites. 导出",
    discussion: """
      Columns have the names and the order of the store's views, what is personal last; members have \
      the names of `case show --json`. The period is that in which a case was registered, an event \
      happened, a score was given. Cases come newest first, events site by site in the order of their \
      journals, scores as they were given. Without --private nothing says who a customer is or what a \
      customer said; with it every case looked at stands in the access log. An export is made by \
      headquarters' own account.
      """)

  @Argument(help: "cases, events or scores.")
  var records: Records
  @Option(help: "csv (with a byte order mark, cells like formulas guarded) or jsonl.")
  var format: RecordStream.Format
  @Option(help: "A month 2026-11, a quarter 2026-Q4, a year 2026 or a day 2026-11-25; else all.")
  var period: String?
  @Flag(name: .customLong("private"), help: "With what is personal.")
  var withPrivates = false
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let period = try period.map(ReportPeriod.demanded)
    let export = HeadquartersExport(
      desk: try HeadquartersDesk(options, reader: nil), format: format, period: period,
      withPrivates: withPrivates)
    switch records {
    case .cases: try export.cases()
    case .events: try export.events()
    case .scores: try export.scores()
    }
  }
}

extension RecordStream.Format: ExpressibleByArgument {}
