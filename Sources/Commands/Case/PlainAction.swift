import ArgumentParser
import Cases

/// An action that needs no more than the common options.
struct PlainAction<Named: PlainActionName>: CaseActionCommand {
  static var action: Action { Named.action }
  static var abstract: String { Named.abstract }

  @OptionGroup var options: ActionOptions
}

/// Which plain action it is.
protocol PlainActionName {
  static var action: Action { get }
  static var abstract: String { get }
}

enum AnswerName: PlainActionName {
  static let action = Action.answer
  static let abstract = "Answered at once. 当场答复"
}

enum DoubtName: PlainActionName {
  static let action = Action.doubt
  static let abstract = "Whether to accept it must be ruled. 存疑待裁定"
}

enum DeclineName: PlainActionName {
  static let action = Action.decline
  static let abstract = "Not upheld; the note says what the customer was told. 婉拒"
}

enum ApproveName: PlainActionName {
  static let action = Action.approve
  static let abstract = "Approve one level of what it waits for. 批准"
}

enum ImplementName: PlainActionName {
  static let action = Action.implement
  static let abstract = "Work begins, where the kind needs no plan. 实施"
}

enum CloseName: PlainActionName {
  static let action = Action.close
  static let abstract = "Close it without the customer's word, with the reason as note. 办结"
}

enum ReopenName: PlainActionName {
  static let action = Action.reopen
  static let abstract = "Begin again, with the reason as note. 重新办理"
}

enum ContactName: PlainActionName {
  static let action = Action.contact
  static let abstract = "The customer was contacted. 已联系客户"
}

enum ProgressName: PlainActionName {
  static let action = Action.progress
  static let abstract = "Tell how far it is, as note. 进展"
}

enum ArriveName: PlainActionName {
  static let action = Action.arrive
  static let abstract = "The crew is on site. 到达现场"
}

enum SampleName: PlainActionName {
  static let action = Action.sample
  static let abstract = "A water sample was taken. 采样"
}

enum ResumeName: PlainActionName {
  static let action = Action.resume
  static let abstract = "Paused clocks run on. 恢复计时"
}

enum EscalateName: PlainActionName {
  static let action = Action.escalate
  static let abstract = "Report it upwards, with the reason as note. 上报"
}

enum CancelName: PlainActionName {
  static let action = Action.cancel
  static let abstract = "Withdrawn or registered in error; the note says who and why. 撤销"
}
