import ArgumentParser
import Batches

/// `hearwell headquarters direct answer NUMBER`.
struct DirectAnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer the customer: hotline and kiosk tell of it. 答复客户")

  @Option(help: "The answer, as the kiosk shows it; it is kept as private data.")
  var text: String
  @OptionGroup var given: DirectedCaseOptions

  func validate() throws {
    if text.allSatisfy(\.isWhitespace) { throw ValidationError("--text is empty") }
  }

  func run() throws { try given.direct("answer") { .answer($0, text: text) } }
}
