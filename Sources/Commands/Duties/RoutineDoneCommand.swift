import ArgumentParser
import Casework

/// `hearwell routine done ID --by STAFF`.
struct RoutineDoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "A routine was done. 完成例行工作")

  @Argument(help: "Its clock, such as three_day_review or C-35.")
  var id: String
  @Option(help: "What came of it; it is kept as private data.")
  var note: String?
  @OptionGroup var actor: ActorOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let by = try actor.demanded("routine done")
    try CaseDesk(options, reader: by).casework.noteRoutine(id, by: by, note: note)
  }
}
