import ArgumentParser

/// `hearwell report NAME --period 2026-11`.
struct ReportShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One report. 一份报表",
    discussion: """
      A period that is over is told as it was known at its end; what was entered later with an \
      earlier time counts. A period that still runs is told as of the last event, so that the same \
      journal gives the same bytes. Lists of daily cadence (RP-11, RP-12) are of now without --period. \
      Customers are never named; numbers of confidential cases are withheld from those who may not \
      see them; some reports are only for whom the policy's `access` names.
      """)

  @OptionGroup var showing: ReportShowing
  @OptionGroup var options: SiteOptions

  func run() throws { try showing.show(at: CaseDesk(options, reader: showing.reader.reader)) }
}
