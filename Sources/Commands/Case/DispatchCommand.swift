import ArgumentParser
import Casework
import Cases

/// `hearwell case dispatch NUMBER [--department D]`.
struct DispatchCommand: CaseActionCommand {
  static let action = Action.dispatch
  static let abstract = "Send it to the department that handles it. 派单、转办"

  @Option(help: "The department; the category's own where none is named.")
  var department: String?
  @Option(help: ArgumentHelp("A department that helps; may be repeated. 协办部门", valueName: "d"))
  var with: [String] = []
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.department = department
    particulars.helping = with
    return particulars
  }
}
