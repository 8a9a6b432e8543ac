import Dialogue

/// A customer at the shipped kiosk who types lines; casework answers as the test says.
struct Visitor {
  private(set) var conversation: Conversation
  private(set) var question: Question?
  private(set) var asked: [Submission] = []
  private(set) var outcome: Outcome?
  private(set) var language = Language.chinese
  /// The nodes shown, in order.
  private(set) var shown: [String] = []
  private let answers: [String: Answer]

  init(answers: [String: Answer] = [:]) throws {
    conversation = Conversation(try Shipped.kiosk.dialogue())
    self.answers = answers
    handle(.began(caller: nil))
  }

  /// Types lines one after the other; pages that ask nothing pass by, as in the plain face.
  mutating func type(_ lines: String...) {
    for line in lines { handle(.entered(line)) }
  }

  mutating func handle(_ event: ConversationEvent) {
    var events = [event]
    while !events.isEmpty {
      for effect in conversation.handle(events.removeFirst()) {
        switch effect {
        case .show(let question):
          self.question = question
          shown.append(question.node)
          if case .nothing = question.answer { events.append(.played) }
        case .submit(let submission):
          asked.append(submission)
          events.append(answer(to: submission))
        case .speak(let language): self.language = language
        case .end(let outcome): self.outcome = outcome
        default: break
        }
      }
    }
  }

  private func answer(to submission: Submission) -> ConversationEvent {
    if let answer = answers[submission.name] {
      return answer.outcome == "fails" ? .failed : .answered(answer)
    }
    let usual = [
      "register": "registered", "repeat.check": "none", "notices": "none", "enquiry": "told",
      "person": "absent",
      "rate": "rated", "case.confirm": "confirmed", "case.withdraw": "withdrawn",
      "case.find": "unknown",
    ]
    return .answered(
      Answer(
        outcome: usual[submission.name] ?? "noted",
        values: submission.name == "register" ? ["caseNumber": "101100000172"] : [:]))
  }

  /// What was registered last.
  var registered: [String: String]? { asked.last { $0.name == "register" }?.values }
}
