import ArgumentParser
import Cases

/// `hearwell case show NUMBER`.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One case with clocks, history and recordings. 查看工单")

  @Argument(help: "The case number.")
  var number: String

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    let desk = try CaseDesk(options, reader: reader.reader)
    let found = try desk.find(number)
    try desk.noteAccess(to: [number], what: "show")
    try StandardOutput.write(
      record.json ? desk.document(found).text + "\n" : desk.sheet(found, record.language).text)
  }
}
