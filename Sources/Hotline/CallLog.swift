public import Dialogue

/// What happened on a call (H-28).
public struct CallLog: Sendable, Equatable {
  /// The ids of the prompts that were given to the line, in order.
  public var prompts: [String] = []
  /// The keys, in order.
  public var keys = ""
  /// What it came to; nil until the conversation is over.
  public var outcome: Outcome?
  /// The case registered last in this call.
  public var registered: String?
  /// The case looked up last in this call.
  public var lookedUp: String?

  /// The case registered last in this call, or else looked up.
  public var caseNumber: String? { registered ?? lookedUp }

  public init() {}

  /// Keeps the case that an answer is about.
  mutating func note(_ answer: Answer, to submission: Submission) {
    switch submission.name {
    case "register": registered = answer.values["caseNumber"] ?? registered
    case "case.find", "repeat.note": lookedUp = answer.values["caseNumber"] ?? lookedUp
    default: break
    }
  }
}
