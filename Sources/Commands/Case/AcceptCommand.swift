import ArgumentParser
import Casework
import Cases

/// `hearwell case accept NUMBER`.
struct AcceptCommand: CaseActionCommand {
  static let action = Action.accept
  static let abstract = "Take it on. 受理"

  @Option(help: "How grave it is: a code of the policy's severities.")
  var severity: String?
  @Option(
    help: """
      By when the customer was promised a reply, a date alone until the end of that day; else the \
      policy's clock.
      """)
  var replyBy: String?
  @Option(
    help: ArgumentHelp(
      "A test that holds beside those that always must: authentic, important, not_malicious.",
      valueName: "name"))
  var test: [String] = []
  @Flag(help: "The letter of entrustment is signed. 委托书已签字")
  var signed = false
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.details[.severity] = severity
    if signed { particulars.details[.letterSigned] = "yes" }
    particulars.tests = test
    particulars.until = try replyBy.map {
      try TimeArgument.end($0, option: "--reply-by", in: desk.zone)
    }
    return particulars
  }
}
