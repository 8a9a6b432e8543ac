public import Dialogue
public import Logging
public import Terminal

/// What one visit is given by the front door.
public struct VisitParts {
  /// A conversation that has not begun.
  public var conversation: Conversation
  /// Casework for this visit alone: it counts this visitor's wrong tries.
  public var answering: Visit.Answering
  /// Told once, when the visit is over; writes `visit.ended`.
  public var ended: (Outcome) -> Void

  public init(
    conversation: Conversation, answering: @escaping Visit.Answering,
    ended: @escaping (Outcome) -> Void = { _ in }
  ) {
    self.conversation = conversation
    self.answering = answering
    self.ended = ended
  }
}

/// What a kiosk is given by the front door, whichever face it wears.
public struct KioskParts {
  /// Makes the parts of the next visit.
  public var visit: () -> VisitParts
  /// Wording of dialogue and screen in both languages.
  public var words: Words
  /// Time-out of a visit.
  public var idle: IdleWatch.Limits
  /// Constant sentences, `visit.id` beside them; never what a customer typed.
  public var logger: Logger
  /// Told that the loop that serves keys still runs; nil where nobody watches.
  public var watchdog: Watchdog?

  public init(
    words: Words, idle: IdleWatch.Limits = IdleWatch.Limits(), logger: Logger,
    watchdog: Watchdog? = nil, visit: @escaping () -> VisitParts
  ) {
    self.words = words
    self.idle = idle
    self.logger = logger
    self.watchdog = watchdog
    self.visit = visit
  }
}
