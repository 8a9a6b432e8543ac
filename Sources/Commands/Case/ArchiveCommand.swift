import ArgumentParser
import Casework
import Cases

/// `hearwell case archive NUMBER [--cause T --person STAFF]`.
struct ArchiveCommand: CaseActionCommand {
  static let action = Action.archive
  static let abstract = "The record is complete and frozen. 归档"

  @Option(help: "The cause, where no plan of a complaint names it.")
  var cause: String?
  @Option(help: "The staff id of the person responsible, likewise.")
  var person: String?
  @Option(help: "The evaluation of the handling; else the note is it. A complaint needs one.")
  var evaluation: String?
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.cause = cause
    particulars.person = person
    particulars.evaluation = evaluation
    particulars.evidence = try proof.kept(at: desk)
    return particulars
  }
}
