import Dialogue
import PhoneLines

/// A phone line without a phone: prompts last as long as their recordings, the caller does as told,
/// and time goes on only when it is told to. Everything is in milliseconds since the answer.
struct RehearsedCall {
  var program: CallProgram
  /// The length of a segment other than a take.
  let length: (Segment) -> Duration
  /// Is given each take as it ends.
  let keep: (RehearsedTake) -> Void
  /// Takes that ended, by id.
  private(set) var takes: [String: RehearsedTake] = [:]
  /// Every prompt that has begun.
  private(set) var begun: [BegunPrompt] = []
  private(set) var now = 0
  /// The machine released the line.
  private(set) var isReleased = false

  private var playing: [Sound] = []
  private var wake: (number: Int, at: Int)?
  private var recording: Recording?
  private var hasHungUp = false
  private var isTimeUp = false

  struct BegunPrompt {
    var prompt: Prompt
    var language: Language?
    var at: Int
  }

  /// What is being played, and what is queued behind it.
  private struct Sound {
    var prompt: Prompt?
    var language: Language?
    var from: Int
    var until: Int
    var hasBegun = false
  }

  private struct Recording {
    var take: RehearsedTake
    var order: TakeOrder
    /// When the beep ended.
    var from: Int
    /// When the caller was last heard, or speaks until.
    var heardUntil: Int?
  }

  private static let beep = 300
  private static let key = 100

  init(
    _ program: CallProgram, length: @escaping (Segment) -> Duration,
    keep: @escaping (RehearsedTake) -> Void
  ) {
    self.program = program
    self.length = length
    self.keep = keep
  }

  /// Nothing is being said: the machine waits, or the call is over.
  var isWaiting: Bool { playing.isEmpty && (recording.map { $0.from <= now } ?? true) }

  /// When what is playing now began; nil where nothing plays.
  var playingSince: Int? { playing.first { $0.until > now }?.from }

  var isRecording: Bool { recording != nil }

  mutating func begin(caller: String?) {
    carryOut(program.steps(of: .began(caller: caller)))
  }

  /// Lets the machine say all that it has to say.
  mutating func wait() {
    while !isWaiting, !hasHungUp, let next = nextMoment() { advance(to: next) }
  }

  /// Lets the machine say what it has to say until something of it has begun.
  mutating func wait(until hasBegun: (Self) -> Bool) {
    while !hasBegun(self), !isWaiting, !hasHungUp, let next = nextMoment() {
      advance(to: min(next, playing.first { !$0.hasBegun }?.from ?? next))
    }
  }

  /// Lets the machine go on until it says something.
  mutating func waitForSound() {
    while playingSince == nil, !isReleased, !program.isOver, let next = nextMoment() {
      advance(to: next)
    }
  }

  /// Presses keys one after the other, each as long as the pause behind it.
  mutating func press(_ keys: String) {
    for (index, key) in keys.enumerated() {
      if index > 0 { advance(to: now + Self.key) }
      tell(.key(key))
      advance(to: now + Self.key)
    }
  }

  mutating func say(_ speech: Transcript.Speech, lasting length: Duration) {
    let end = now + length.inMilliseconds
    if recording != nil {
      recording?.heardUntil = end
      recording?.take.pieces.append(.init(speech: speech, length: length))
    }
    advance(to: end)
  }

  mutating func hangUp() {
    guard !hasHungUp else { return }
    if recording != nil { endTake(.hungUp) }
    hasHungUp = true
    playing = []
    wake = nil
    carryOut(program.steps(on: .hungUp))
  }

  /// Lets time go on; whatever falls due on the way happens.
  mutating func advance(to time: Int) {
    while let next = nextMoment(), next <= time {
      now = max(now, next)
      happen()
    }
    now = max(now, time)
    beginSounds()
  }
}

extension RehearsedCall {
  /// When something of the machine's falls due next.
  private func nextMoment() -> Int? {
    guard !hasHungUp, !isReleased else { return nil }
    var moments = [playing.last?.until, wake?.at, recording.map { max($0.from, takeEnd($0)) }]
    if let recording, recording.from > now { moments.append(recording.from) }
    if !isTimeUp { moments.append(CallProgram.longest.inMilliseconds) }
    return moments.compactMap { $0 }.min()
  }

  private func takeEnd(_ recording: Recording) -> Int {
    let silence =
      max(recording.heardUntil ?? 0, recording.from) + recording.order.finalSilence.inMilliseconds
    return min(silence, recording.from + recording.order.maximum.inMilliseconds)
  }

  /// The first thing that is due now.
  private mutating func happen() {
    beginSounds()
    if let end = playing.last?.until, end <= now {
      playing = []
      tell(.played)
    } else if let recording, takeEnd(recording) <= now {
      let full = recording.from + recording.order.maximum.inMilliseconds
      endTake(full <= now ? .maximum : .silence)
    } else if let wake, wake.at <= now {
      self.wake = nil
      tell(.woke(wake.number))
    } else if !isTimeUp, CallProgram.longest.inMilliseconds <= now {
      isTimeUp = true
      carryOut(program.steps(of: .timeUp))
    }
  }

  private mutating func tell(_ event: PhoneEvent) {
    guard !hasHungUp, !isReleased else { return }
    carryOut(program.steps(on: event))
  }

  private mutating func beginSounds() {
    for index in playing.indices where !playing[index].hasBegun && playing[index].from <= now {
      playing[index].hasBegun = true
      if let prompt = playing[index].prompt {
        begun.append(
          BegunPrompt(prompt: prompt, language: playing[index].language, at: playing[index].from))
      }
    }
  }

  private mutating func carryOut(_ steps: [CallStep]) {
    for step in steps where !isReleased {
      switch step.order {
      case .play(let segments):
        let from = max(now, playing.last?.until ?? now)
        let length = segments.map { duration($0).inMilliseconds }.reduce(0, +)
        playing.append(
          Sound(prompt: step.prompt, language: step.language, from: from, until: from + length))
      case .stopPlaying:
        beginSounds()
        playing = []
      case .record(let order): record(order)
      case .stopRecording: endTake(.stopped)
      case .wake(let number, let duration): wake = (number, now + duration.inMilliseconds)
      case .rest: wake = nil
      case .hangUp: isReleased = true
      }
    }
    if !hasHungUp { beginSounds() }
  }

  private func duration(_ segment: Segment) -> Duration {
    switch segment {
    case .take(let id): .milliseconds(takes[id]?.milliseconds ?? 0)
    case .pause(let duration): duration
    case .prompt, .file: length(segment)
    }
  }

  private mutating func record(_ order: TakeOrder) {
    begun.append(BegunPrompt(prompt: Prompt(id: "beep"), at: now))
    let take = order.appends ? takes[order.id] : nil
    recording = Recording(
      take: take ?? RehearsedTake(id: order.id), order: order, from: now + Self.beep)
  }

  private mutating func endTake(_ end: TakeEnd) {
    guard var recording else { return }
    self.recording = nil
    if let heardUntil = recording.heardUntil {
      recording.take.milliseconds += min(heardUntil, now) - recording.from
    }
    takes[recording.take.id] = recording.take
    keep(recording.take)
    tell(
      .recorded(
        id: recording.take.id, seconds: Double(recording.take.milliseconds) / 1000,
        tooQuiet: recording.take.pieces.isEmpty, end: end))
  }
}

extension Duration {
  var inMilliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
