/// What a member of staff may do to a case, named as on the command line; contract section 2.
public enum Action: String, CaseIterable, Sendable {
  case answer, doubt, accept, decline, refer, dispatch, approve, take, `return`, plan, consent
  case implement, resolve, sign, notify, revisit, close, reopen, contact, progress, note, arrive
  case sample, size, pause, resume, extend, transcribe, correct, escalate, link, recover, cancel
  case archive

  /// The event that the action appends first.
  public var event: EventType {
    switch self {
    case .answer: .answered
    case .doubt: .doubted
    case .accept: .accepted
    case .decline: .declined
    case .refer: .referred
    case .dispatch: .routed
    case .approve: .approved
    case .take: .taken
    case .return: .returned
    case .plan: .planned
    case .consent: .consented
    case .implement: .implementing
    case .resolve: .resolved
    case .sign: .signed
    case .notify: .notified
    case .revisit: .revisited
    case .close: .closed
    case .reopen: .reopened
    case .contact: .contacted
    case .progress: .progressed
    case .note: .noted
    case .arrive: .arrived
    case .sample: .sampled
    case .size: .sized
    case .pause: .paused
    case .resume: .resumed
    case .extend: .extended
    case .transcribe: .transcribed
    case .correct: .corrected
    case .escalate: .escalated
    case .link: .linked
    case .recover: .recoveryOpened
    case .cancel: .cancelled
    case .archive: .archived
    }
  }
}
