import ArgumentParser
import Casework
import Cases

/// `hearwell case size NUMBER minor|medium|major`.
struct SizeCommand: CaseActionCommand {
  static let action = Action.size
  static let abstract = "How big the repair is. 维修规模"

  ///
  enum Size: String, ExpressibleByArgument, CaseIterable {
    case minor, medium, major
  }

  @OptionGroup var options: ActionOptions
  @Argument(help: "minor, medium or major.")
  var size: Size

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.size = size.rawValue
    return particulars
  }
}
