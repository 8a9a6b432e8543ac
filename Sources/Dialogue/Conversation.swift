/// A call or a visit as a value: events in, effects out, no clock inside.
///
/// It interprets a ``DialogueFile``. Nothing that a caller does is an error: a key that means nothing,
/// an event out of turn or one that comes too late is passed over.
public struct Conversation: Sendable, Equatable {
  public let dialogue: DialogueFile
  /// The language spoken at present.
  public internal(set) var language: Language
  /// What is known so far, by name.
  public internal(set) var values: [String: String] = [:]
  /// What it has come to so far.
  public internal(set) var outcome: Outcome?
  /// The node that it is at.
  public internal(set) var node: String

  var phase = Phase.before
  /// The questions asked on the way here, the present one last.
  var history: [String] = []
  /// Keys typed ahead.
  var pending: [Character] = []
  /// What has been typed of an entry.
  var entry = ""
  /// How often in a row nothing, and something wrong, was entered.
  var noinputs = 0
  var nomatches = 0
  /// What was spoken and not yet given to casework.
  var takes: [Take] = []
  /// A `#` that follows a complete number at once is no new answer.
  var swallowsTermchar = false
  /// Keys right after an error prompt began are the caller's old ones.
  var isGuarding = false
  var wakeNumber = 0
  var isArmed = false
  /// The caller has gone, or the conversation is over and only looks after what was spoken.
  var isLeaving = false
  var hasLookedAfterSpoken = false
  var isGone = false
  var isTimeUp = false
  var hasTakenTimeUpWay = false
  /// Nodes entered since the last event; a dialogue that runs in circles is stopped.
  var steps = 0
  var effects: [ConversationEffect] = []

  enum Phase: Sendable, Equatable {
    case before
    /// Runs of prompts that are still to be said behind the one being said.
    case prompting(rest: [PromptRun], bargein: Bargein)
    /// Waiting for an answer.
    case collecting
    /// A take runs; the key that ends it.
    case recording(pressed: Character?)
    case submitting
    case over
  }

  /// A conversation that has not begun; `station` is the number that the line is called by.
  public init(_ dialogue: DialogueFile, language: Language = .chinese, station: String? = nil) {
    self.dialogue = dialogue
    self.language = language
    values["station"] = station
    node = dialogue.start
  }

  /// Whether it has come to its end: nothing more will be asked.
  public var isOver: Bool { phase == .over }

  /// Takes an event and says what is to be done.
  public mutating func handle(_ event: ConversationEvent) -> [ConversationEffect] {
    effects = []
    steps = 0
    switch event {
    case .began(let caller): begin(caller)
    case .key(let key): press(key)
    case .entered(let line): answer(with: line)
    case .played: finishPlaying()
    case .recorded(let take): receive(take)
    case .woke(let number): wake(number)
    case .answered(let answer): receive(answer)
    case .failed: fail()
    case .otherLanguage: if phase == .collecting { switchLanguage() }
    case .timeUp: endTime()
    case .hungUp: hangUp()
    }
    defer { effects = [] }
    return effects
  }

  private mutating func begin(_ caller: String?) {
    guard phase == .before else { return }
    values["caller"] = caller.flatMap(Self.calling)
    go(to: dialogue.start)
  }

  var current: DialogueNode? { dialogue.nodes[node] }

  /// The properties that hold at the present node.
  var properties: DialogueProperties {
    current.map { dialogue.properties(at: $0) } ?? dialogue.properties
  }
}

/// Prompts in a row that a key treats alike.
struct PromptRun: Sendable, Equatable {
  var bargein: Bargein
  var effects: [ConversationEffect]
}
