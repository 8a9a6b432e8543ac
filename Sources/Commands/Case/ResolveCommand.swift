import ArgumentParser
import Casework
import Cases

/// `hearwell case resolve NUMBER [--evidence KIND=REF]…`.
struct ResolveCommand: CaseActionCommand {
  static let action = Action.resolve
  static let abstract = "The work is done. 处理完毕"

  @Option(
    help: ArgumentHelp(
      "Proof of it: call_log, recording, site_photo or document, and a reference or a file.",
      valueName: "kind=ref"))
  var evidence: [String] = []
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    let cupboard = EvidenceCupboard(folder: desk.site.directory.evidence)
    particulars.evidence = try evidence.map(cupboard.keep)
    return particulars
  }
}
