import ArgumentParser
import Casework
import Cases

/// `hearwell case return NUMBER [--department D]`.
struct ReturnCommand: CaseActionCommand {
  static let action = Action.return
  static let abstract = "Give it back, with the reason as note. 退回"

  @Option(help: "Whose matter it is, where the department knows. 建议承办部门")
  var department: String?
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.department = department
    return particulars
  }
}
