import ArgumentParser
import Casework
import Cases

/// `hearwell case pause NUMBER --reason R`.
struct PauseCommand: CaseActionCommand {
  static let action = Action.pause
  static let abstract = "Stop the clocks that this reason excludes. 暂停计时"

  @Option(help: "The reason, one that the policy's clocks exclude.")
  var reason: String
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.reason = reason
    return particulars
  }
}
