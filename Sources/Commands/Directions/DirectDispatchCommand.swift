import ArgumentParser
import Batches

/// `hearwell headquarters direct dispatch NUMBER`.
struct DirectDispatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispatch",
    abstract: "Have a case dispatched, as the site's own staff would. 派单")

  @Option(help: "The department (else the category's).")
  var department: String?
  @Option(help: "What there is to say about it; it is kept as private data.")
  var note: String?
  @OptionGroup var given: DirectedCaseOptions

  func run() throws {
    try given.direct("dispatch") { .dispatch($0, department: department, note: note) }
  }
}
