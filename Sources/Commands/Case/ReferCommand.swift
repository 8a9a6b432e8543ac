import ArgumentParser
import Casework
import Cases

/// `hearwell case refer NUMBER --to BODY`.
struct ReferCommand: CaseActionCommand {
  static let action = Action.refer
  static let abstract = "Outside our remit: guided to another body. 引导、回退"

  @Option(help: "The body that the customer was referred to.")
  var to: String
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.to = to
    return particulars
  }
}
