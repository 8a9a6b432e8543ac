import ArgumentParser

/// What is handed in as proof of how a case was handled.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Proof of it: call_log, recording, site_photo or document, and a reference or a file.",
      valueName: "kind=ref"))
  var evidence: [String] = []

  /// The evidence, files kept in the site's cupboard.
  func kept(at desk: CaseDesk) throws -> [(kind: String, reference: String)] {
    let cupboard = EvidenceCupboard(folder: desk.site.directory.evidence)
    return try evidence.map(cupboard.keep)
  }
}
