import ArgumentParser
import Cases
import Casework
import Dialogue

/// `hearwell slip print NUMBER`.
struct SlipPrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Print the slip of a case. 打印受理单",
    discussion: """
      On the printer that hearwell.yaml names under `printer`. It is asked before and after; out of \
      paper, offline or silent is 69, and what it did not print is taken back, so that it never comes \
      out later. Every copy is an event, slip.printed.
      """)

  @Argument(help: "The case number.")
  var number: String
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    let desk = try CaseDesk(options, reader: reader.reader)
    let press = try SlipPress(
      desk.site, desk.casework, SlipDesk(desk.site, desk.casework))
    let found = try desk.shown(number)
    try desk.noteAccess(to: [number], what: "slip")
    let copy = try press.print(
      found, language: record.language.spoken, actor: desk.reader?.id ?? "system")
    let document: Document = ["number": .string(number.text), "copy": .integer(copy)]
    try StandardOutput.write(
      record.json
        ? document.text + "\n"
        : record.language("已打印，第 \(copy) 份", "Printed, copy \(copy)") + "\n")
  }
}
