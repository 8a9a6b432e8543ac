import ArgumentParser
import Cases
import Casework
import Dialogue
import Foundation
import Terminal

/// `hearwell slip show NUMBER`.
struct SlipShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The slip of a case. 看受理单",
    discussion: """
      The code to scan is drawn where standard output is a terminal that has room for it; else what \
      it says stands in the last line, for `hearwell slip verify`.
      """)

  @Argument(help: "The case number.")
  var number: String
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    let desk = try CaseDesk(options, reader: reader.reader)
    let found = try desk.shown(number)
    let sheet = try SlipDesk(desk.site, desk.casework).sheet(
      of: found, language: record.language.spoken)
    try desk.noteAccess(to: [number], what: "slip")
    guard !record.json else { return try StandardOutput.write(sheet.document.text + "\n") }
    let size = Window.size
    let text = sheet.lines(columns: min(60, size?.columns ?? 60))
    let code = size.flatMap { Self.drawn(sheet.code, $0) } ?? [sheet.code]
    try StandardOutput.write((text + code).joined(separator: "\n") + "\n")
  }

  /// The code in its own colours, dark on light whatever the terminal's are; nil where it has no
  /// room.
  private static func drawn(_ text: String, _ size: Sheet.Size) -> [String]? {
    guard let code = QRCode(text), code.dots.width <= size.columns, code.lines.count < size.rows
    else { return nil }
    return code.lines.map { "\u{1B}[30;107m\($0)\u{1B}[0m" }
  }
}
