import ArgumentParser
import Casework
import Cases

/// `hearwell case sign NUMBER [--refused]`.
struct SignCommand: CaseActionCommand {
  static let action = Action.sign
  static let abstract = "The customer signed the sheet. 客户签字"

  @Flag(help: "The customer would not sign.")
  var refused = false
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.refused = refused
    return particulars
  }
}
