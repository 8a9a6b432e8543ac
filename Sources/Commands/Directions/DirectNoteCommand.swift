import ArgumentParser
import Batches

/// `hearwell headquarters direct note NUMBER`.
struct DirectNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Add a note for the site's staff to a case. 备注")

  @Option(help: "The note; it is kept as private data.")
  var text: String
  @OptionGroup var given: DirectedCaseOptions

  func validate() throws {
    if text.allSatisfy(\.isWhitespace) { throw ValidationError("--text is empty") }
  }

  func run() throws { try given.direct("note") { .note($0, text: text) } }
}
