import ArgumentParser
import Casework
import Cases

/// `hearwell case notify NUMBER [--adopted|--not-adopted]`.
struct NotifyCommand: CaseActionCommand {
  static let action = Action.notify
  static let abstract = "The customer was told the result. 答复客户"

  /// Whether a suggestion is adopted.
  enum Adoption: String, EnumerableFlag {
    case adopted
    case notAdopted
  }

  @Flag(help: "Whether a suggestion is adopted.")
  var adoption: Adoption?
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.adopted = adoption.map { $0 == .adopted }
    return particulars
  }
}
