import ArgumentParser

/// `hearwell case show NUMBER`.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One case with clocks, history and recordings. 查看工单")

  @OptionGroup var showing: CaseShowing
  @OptionGroup var options: SiteOptions

  func run() throws {
    try showing.show { try CaseDesk(options, reader: showing.reader.reader) }
  }
}
