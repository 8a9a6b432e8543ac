import ArgumentParser
import Cases

/// `case show` of a site and of headquarters.
struct CaseShowing: ParsableArguments {
  @Argument(help: "The case number.")
  var number: String

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions

  /// The desk is opened only for a number that can be one.
  func show<Desk: ReadingDesk>(at open: () throws -> Desk) throws {
    let number = try CaseNumber.demanded(number)
    let desk = try open()
    let found = try desk.find(number)
    try desk.noteAccess(to: [number], what: "show")
    try StandardOutput.write(
      record.json ? desk.document(found).text + "\n" : desk.sheet(found, record.language).text)
  }
}
