import ArgumentParser
import Cases
import Casework

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
    let found = try desk.casework.find(number)
    try desk.casework.demandSight(of: found, by: desk.reader)
    try desk.noteAccess(to: [number], what: "show")
    if record.json {
      try StandardOutput.write(desk.document(found).text + "\n")
    } else {
      let sheet = CaseSheet(
        current: desk.casework.view(of: found, by: desk.reader), liaison: desk.liaison(of: found),
        policy: desk.site.policy, language: record.language, zone: desk.zone)
      try StandardOutput.write(sheet.text)
    }
  }
}
