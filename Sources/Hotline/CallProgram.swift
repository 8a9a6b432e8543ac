public import Dialogue
public import PhoneLines

/// One call as a synchronous turn-taking between a phone line and a conversation: what happens on
/// the line goes in, orders to the line come out. It has no clock and touches no device.
///
/// Whoever runs it reports `.recorded` before `.hungUp`, calls ``timeIsUp()`` when the call has lasted
/// ``longest``, and answers submissions durably before it returns. A line without signalling on which
/// nothing was heard may answer `person` with `absent` by itself, so that an empty line calls nobody.
public struct CallProgram {
  /// The longest call.
  public static let longest = Duration.seconds(900)
  /// How long the line stays open for the caller to hang up first after the goodbye.
  public static let releaseAfter = Duration.seconds(15)

  /// The conversation as it stands.
  public private(set) var conversation: Conversation
  /// What happened on the call.
  public private(set) var log = CallLog()
  /// True once the conversation has come to its end; the caller may still be on the line.
  public private(set) var isOver = false

  private let id: String
  private let segments: (Prompt, Language) -> [Segment]
  private let answer: (Submission) throws -> Answer
  private var takes = 0
  private var pressed: Character?
  private var hasGone = false

  /// Never a number of the conversation's own, which counts from 1.
  private static let release = 0

  /// A call that has not begun.
  ///
  /// - Parameters:
  ///   - conversation: not yet begun.
  ///   - id: the call's id; the ids of its takes begin with it.
  ///   - segments: the sound of a prompt in a language, such as ``PromptBook/segments(of:in:)``.
  ///   - answer: casework; an error is a failed submission, which the dialogue handles.
  public init(
    _ conversation: Conversation, id: String,
    segments: @escaping (Prompt, Language) -> [Segment],
    answer: @escaping (Submission) throws -> Answer
  ) {
    self.conversation = conversation
    self.id = id
    self.segments = segments
    self.answer = answer
  }

  /// The call was answered; `caller` as the network gave it.
  public mutating func begin(caller: String?) -> [PhoneOrder] {
    steps(of: .began(caller: caller)).map(\.order)
  }

  /// Something happened on the line.
  public mutating func handle(_ event: PhoneEvent) -> [PhoneOrder] {
    steps(on: event).map(\.order)
  }

  /// The call has lasted ``longest``: what was said is registered, then it takes its leave.
  public mutating func timeIsUp() -> [PhoneOrder] {
    steps(of: .timeUp).map(\.order)
  }

  /// What casework would be asked if the caller hung up now; nil where nothing is owed to them.
  var owed: Submission? {
    var left = conversation
    return left.handle(.hungUp).lazy.compactMap {
      if case .submit(let submission) = $0 { submission } else { nil }
    }.first
  }

  /// As ``handle(_:)``, with the prompt that each order says.
  mutating func steps(on event: PhoneEvent) -> [CallStep] {
    switch event {
    case .key(let key):
      log.keys.append(key)
      return isOver ? waitForHangUp() : steps(of: .key(key))
    case .played: return isOver ? waitForHangUp() : steps(of: .played)
    case .woke(Self.release): return isOver && !hasGone ? [CallStep(.hangUp)] : []
    case .woke(let number): return steps(of: .woke(number))
    case .recorded(let id, let seconds, let tooQuiet, let end):
      let take = Take(
        id: id, seconds: seconds, tooQuiet: tooQuiet, end: Take.End(end, pressed: pressed))
      pressed = nil
      return steps(of: .recorded(take))
    case .hungUp:
      hasGone = true
      return steps(of: .hungUp)
    }
  }

  mutating func steps(of event: ConversationEvent) -> [CallStep] {
    var steps: [CallStep] = []
    var events = [event]
    while !events.isEmpty {
      for effect in conversation.handle(events.removeFirst()) {
        if case .submit(let submission) = effect {
          events.append(result(of: submission))
        } else {
          steps += carryOut(effect)
        }
      }
    }
    return hasGone ? [] : steps
  }

  private mutating func result(of submission: Submission) -> ConversationEvent {
    do {
      let result = try answer(submission)
      log.note(result, to: submission)
      return .answered(result)
    } catch {
      return .failed
    }
  }

  private mutating func carryOut(_ effect: ConversationEffect) -> [CallStep] {
    switch effect {
    case .play(let prompts): return prompts.map { say($0) }
    case .playTake(let take): return [CallStep(.play([.take(take)]))]
    case .stopPlaying: return [CallStep(.stopPlaying)]
    case .record(let order):
      return [CallStep(.record(takeOrder(order)), prompt: Prompt(id: "beep"))]
    case .stopRecording(let key):
      pressed = key
      return [CallStep(.stopRecording)]
    case .wake(let number, let duration): return [CallStep(.wake(number, after: duration))]
    case .rest: return [CallStep(.rest)]
    case .end(let outcome):
      isOver = true
      log.outcome = outcome
      return waitForHangUp()
    case .show, .submit, .speak: return []
    }
  }

  private mutating func say(_ prompt: Prompt) -> CallStep {
    log.prompts.append(prompt.id)
    let language = prompt.language ?? conversation.language
    let sounds = segments(prompt, language)
    return CallStep(
      .play(sounds.isEmpty ? [.pause(.zero)] : sounds), prompt: prompt, language: language)
  }

  private mutating func takeOrder(_ order: RecordingOrder) -> TakeOrder {
    if order.appendingTo == nil { takes += 1 }
    log.prompts.append("beep")
    return TakeOrder(
      id: order.appendingTo ?? "\(id).\(takes)", maximum: order.maximum,
      finalSilence: order.finalSilence, appends: order.appendingTo != nil)
  }

  private func waitForHangUp() -> [CallStep] {
    hasGone ? [] : [CallStep(.wake(Self.release, after: Self.releaseAfter))]
  }
}

/// An order to the line, with the prompt that it says.
struct CallStep {
  var order: PhoneOrder
  var prompt: Prompt?
  var language: Language?

  init(_ order: PhoneOrder, prompt: Prompt? = nil, language: Language? = nil) {
    self.order = order
    self.prompt = prompt
    self.language = language
  }
}

extension Take.End {
  init(_ end: TakeEnd, pressed: Character?) {
    switch end {
    case .stopped: self = pressed.map { .key($0) } ?? .maximum
    case .silence: self = .silence
    case .maximum: self = .maximum
    case .hungUp: self = .hungUp
    case .failed: self = .failed
    }
  }
}
