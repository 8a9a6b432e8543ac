public import Dialogue

/// One customer's visit: the conversation so far and what stands on the page now. Both faces show
/// the same visit; neither decides anything about it.
///
/// A value without a clock. When it is over, all that the customer typed goes with it.
public struct Visit: Sendable {
  /// Casework's side of the conversation: takes a submission, gives its answer; any error means
  /// that the conversation hears `.failed`.
  public typealias Answering = (Submission) throws -> Answer

  private var conversation: Conversation
  /// What is asked now.
  public private(set) var question: Question?
  /// The first question: the welcome page.
  public private(set) var welcome: Question?
  public private(set) var language = Language.chinese
  /// How the visit ended; nil while it lasts.
  public private(set) var outcome: Outcome?
  /// When the conversation wants to be woken, and the number to give back.
  public private(set) var wake: (number: Int, after: Duration)?
  /// True once the customer has done anything.
  public private(set) var isTouched = false

  public init(_ conversation: Conversation) {
    self.conversation = conversation
  }

  /// The customer stands before the welcome page.
  public mutating func begin(answering: Answering) {
    handle(.began(caller: nil), answering)
    welcome = question
  }

  /// Reports what the customer did.
  public mutating func report(_ event: ConversationEvent, answering: Answering) {
    isTouched = true
    handle(event, answering)
  }

  /// The conversation's own time has come.
  public mutating func wakeUp(answering: Answering) {
    guard let wake else { return }
    self.wake = nil
    handle(.woke(wake.number), answering)
  }

  /// The customer left, or time ran out. Nothing is registered that was not sent.
  public mutating func leave(answering: Answering) {
    guard outcome == nil else { return }
    handle(.hungUp, answering)
    outcome = outcome ?? .abandoned
  }

  /// True on the first page, where there is nothing to go back to.
  public var isAtWelcome: Bool { question?.node == welcome?.node }

  /// True where the dialogue has ended and the page, if any, only waits to be read.
  public var isOver: Bool { outcome != nil }

  private mutating func handle(_ event: ConversationEvent, _ answering: Answering) {
    var events = [event]
    while !events.isEmpty {
      for effect in conversation.handle(events.removeFirst()) {
        if let next = carryOut(effect, answering) { events.append(next) }
      }
    }
  }

  /// Does what the conversation asks; returns what it hears in reply.
  private mutating func carryOut(
    _ effect: ConversationEffect, _ answering: Answering
  ) -> ConversationEvent? {
    switch effect {
    case .show(let question): self.question = question
    case .speak(let language): self.language = language
    case .wake(let number, let after): wake = (number, after)
    case .rest: wake = nil
    case .end(let outcome): self.outcome = outcome
    case .submit(let submission):
      guard let answer = try? answering(submission) else { return .failed }
      return .answered(answer)
    case .play, .playTake: return .played
    case .stopPlaying, .record, .stopRecording: break
    }
    return nil
  }
}
