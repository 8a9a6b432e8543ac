import ArgumentParser
import Casework
import Cases

/// `hearwell case consent NUMBER --agree|--refuse`.
struct ConsentCommand: CaseActionCommand {
  static let action = Action.consent
  static let abstract = "The customer agrees to the plan, or does not. 客户意见"

  /// What the customer said.
  enum Reply: String, EnumerableFlag {
    case agree
    case refuse
  }

  @Flag(help: "What the customer said.")
  var reply: Reply
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.agreed = reply == .agree
    return particulars
  }
}
