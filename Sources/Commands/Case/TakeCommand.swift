import ArgumentParser
import Casework
import Cases

/// `hearwell case take NUMBER [--person STAFF]`.
struct TakeCommand: CaseActionCommand {
  static let action = Action.take
  static let abstract = "The department takes it in hand. 接单"

  @Option(help: "The staff id of the person in charge, where it is another. 承办人")
  var person: String?
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.person = person
    return particulars
  }
}
