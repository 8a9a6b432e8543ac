import ArgumentParser
import Casework
import Cases

/// `hearwell case link NUMBER --to N`.
struct LinkCommand: CaseActionCommand {
  static let action = Action.link
  static let abstract = "Link it with another case. 关联工单"

  @Option(help: "The other case's number.")
  var to: String
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.to = try CaseNumber.demanded(to).text
    return particulars
  }
}
