import ArgumentParser
import Casework
import Cases

/// `hearwell case resolve NUMBER [--evidence KIND=REF]…`.
struct ResolveCommand: CaseActionCommand {
  static let action = Action.resolve
  static let abstract = "The work is done. 处理完毕"

  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.evidence = try proof.kept(at: desk)
    return particulars
  }
}
