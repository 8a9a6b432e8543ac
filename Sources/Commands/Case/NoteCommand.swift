import ArgumentParser
import Casework
import Cases

/// `hearwell case note NUMBER`.
struct NoteCommand: CaseActionCommand {
  static let action = Action.note
  static let abstract = "Add a note. 备注"

  @Flag(help: "The documents of an application are complete. 资料齐全")
  var documentsComplete = false
  @Flag(help: "The department answered by text message, to be entered later. 短信答复")
  var smsReply = false
  @Option(help: "The date that the contract sets; a date alone is until the end of that day. 合同期限")
  var contractDue: String?
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.documentsComplete = documentsComplete
    particulars.repliedByMessage = smsReply
    particulars.contractDue = try contractDue.map {
      try TimeArgument.end($0, option: "--contract-due", in: desk.zone)
    }
    particulars.evidence = try proof.kept(at: desk)
    return particulars
  }
}
