import ArgumentParser

/// `hearwell headquarters direct`: what sites are directed to do.
struct HeadquartersDirectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "direct", abstract: "Direct a site: a case, a notice, a policy. 下达指令",
    discussion: """
      A direction is written into headquarters' signed journal for that site, travels back beside the \
      acknowledgement (headquarters acknowledge --output FOLDER, or over HTTPS), is carried out once at \
      the site or refused with the reason, and `headquarters directions list` tells which once the \
      site's next batch has come. --by is a person of headquarters' staff who may see the case and may \
      do as much to it (dispatch, note, notify); notices and policies are for roles with the duty \
      direct_notice or direct_policy.
      """,
    subcommands: [
      DirectDispatchCommand.self, DirectNoteCommand.self, DirectAnswerCommand.self,
      DirectNoticeCommand.self, DirectPolicyCommand.self,
    ])
}
