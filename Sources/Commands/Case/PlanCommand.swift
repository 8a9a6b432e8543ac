import ArgumentParser
import Casework
import Cases

/// `hearwell case plan NUMBER --cause T --person STAFF`.
struct PlanCommand: CaseActionCommand {
  static let action = Action.plan
  static let abstract = "Say the cause and what will be done. 提出处理方案"

  @Option(
    help: """
      The cause that was found: a code or name of the policy's causes, see \
      `hearwell policy list causes`. Other words are taken and count as unclassified in RP-24.
      """)
  var cause: String
  @Option(help: "The staff id of the person responsible for the measures.")
  var person: String
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.cause = cause
    particulars.person = person
    return particulars
  }
}
