import ArgumentParser
import Casework
import Cases

/// `hearwell case transcribe NUMBER --statement TEXT`.
struct TranscribeCommand: CaseActionCommand {
  static let action = Action.transcribe
  static let abstract = "Type off what the recording says. 听录音转写"

  @Option(help: "What was said; --note does as well.")
  var statement: String?
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.statement = statement
    return particulars
  }
}
