public import Dialogue
public import PhoneLines

/// Runs calls without a phone: a transcript in virtual time, or a person at a terminal. The engine
/// is the one that serves lines. Contract sections 2 and 4.
public struct Rehearsal {
  /// What a rehearsal touches of the world.
  public struct World {
    /// The length of a prompt's or file's sound.
    public var length: (Segment) -> Duration
    /// A value of a case as `case show --json` has it: number, path; nil where there is none.
    public var caseValue: (String, String) throws -> String?
    /// A take has ended or was added to; called before a submission names it.
    public var keep: (RehearsedTake) -> Void

    public init(
      length: @escaping (Segment) -> Duration,
      caseValue: @escaping (String, String) throws -> String?,
      keep: @escaping (RehearsedTake) -> Void = { _ in }
    ) {
      self.length = length
      self.caseValue = caseValue
      self.keep = keep
    }
  }

  /// What came of it.
  public struct Result: Sendable, Equatable {
    public var heard: [String]
    public var keys: String
    public var outcome: Outcome
    public var caseNumber: String?
    /// The calling number, where it is one.
    public var caller: String?
    /// The language spoken last.
    public var language: Language
    public var failure: Failure?
  }

  /// The first line that did not hold.
  public struct Failure: Sendable, Equatable {
    public var line: Int
    public var expected: String
    public var heard: String
  }

  private var call: RehearsedCall
  private let world: World
  /// When the caller's last line began.
  private var since = 0
  private var read = 0

  /// A call that has not begun.
  public init(_ program: CallProgram, world: World) {
    self.world = world
    call = RehearsedCall(program, length: world.length, keep: world.keep)
  }

  /// Runs a whole transcript; a caller who has not hung up at its end does.
  public static func run(
    _ transcript: Transcript, program: CallProgram, world: World
  ) -> Result {
    var rehearsal = Rehearsal(program, world: world)
    rehearsal.begin(caller: transcript.caller)
    var claims: [Transcript.Step] = []
    for step in transcript.steps {
      guard step.kind.isCallers else {
        claims.append(step)
        continue
      }
      rehearsal.listen(for: claims)
      rehearsal.waitFor(step.kind)
      if let failure = rehearsal.firstFailure(of: claims) {
        return rehearsal.end(failure)
      }
      claims = []
      rehearsal.act(step.kind)
    }
    rehearsal.call.wait()
    return rehearsal.end(rehearsal.firstFailure(of: claims))
  }

  /// The call is answered.
  public mutating func begin(caller: String?) {
    call.begin(caller: caller)
  }

  /// The caller does something, at the time that belongs to it.
  public mutating func perform(_ kind: Transcript.Kind) {
    waitFor(kind)
    act(kind)
    call.wait()
  }

  /// The prompts that began since they were last asked for, with the language each was said in.
  public mutating func newPrompts() -> [(prompt: Prompt, language: Language)] {
    call.wait()
    defer { read = call.begun.count }
    return call.begun[read...].map {
      ($0.prompt, $0.language ?? call.program.conversation.language)
    }
  }

  /// A statement is being recorded: what the caller types is speech or a key that ends it.
  public var isRecording: Bool { call.isRecording }

  /// The conversation is over.
  public var isOver: Bool { call.program.isOver || call.isReleased }

  /// What has come of it; hangs up first.
  public mutating func end() -> Result { end(nil) }

  private mutating func end(_ failure: Failure?) -> Result {
    call.hangUp()
    let log = call.program.log
    let conversation = call.program.conversation
    return Result(
      heard: call.begun.map(\.prompt.id), keys: log.keys, outcome: log.outcome ?? .abandoned,
      caseNumber: log.caseNumber, caller: conversation.values["caller"],
      language: conversation.language, failure: failure)
  }
}

extension Rehearsal {
  private static let interruption = 200

  /// A line that says what is heard ends when the last of it begins; the machine goes on until then.
  private mutating func listen(for claims: [Transcript.Step]) {
    let since = since
    for claim in claims {
      guard case .hears(let ids) = claim.kind else { continue }
      call.wait { $0.begun[since...].map(\.prompt.id).contains(inOrder: ids) }
    }
  }

  /// A line of the caller begins when the machine has finished what it plays and waits.
  private mutating func waitFor(_ kind: Transcript.Kind) {
    switch kind {
    case .types: break
    case .interrupts:
      call.waitForSound()
      if let from = call.playingSince { call.advance(to: max(call.now, from + Self.interruption)) }
    case .presses, .says, .silent, .hangsUp, .hears, .hearsNothing, .caseValue: call.wait()
    }
  }

  private mutating func act(_ kind: Transcript.Kind) {
    since = call.begun.count
    switch kind {
    case .presses(let keys), .interrupts(let keys), .types(let keys): call.press(keys)
    case .says(let speech): call.say(speech, lasting: length(of: speech))
    case .silent(let duration): call.advance(to: call.now + duration.inMilliseconds)
    case .hangsUp: call.hangUp()
    case .hears, .hearsNothing, .caseValue: break
    }
  }

  private func length(of speech: Transcript.Speech) -> Duration {
    switch speech {
    case .length(let duration): duration
    case .file(let path): world.length(.file(path))
    }
  }

  private func firstFailure(of claims: [Transcript.Step]) -> Failure? {
    for claim in claims {
      guard let heard = contradiction(of: claim.kind) else { continue }
      return Failure(line: claim.line, expected: claim.text, heard: heard)
    }
    return nil
  }

  /// What was heard or found instead; nil where the claim holds.
  private func contradiction(of kind: Transcript.Kind) -> String? {
    let heard = call.begun[since...].map(\.prompt.id)
    let said = heard.isEmpty ? "nothing" : heard.joined(separator: " ")
    switch kind {
    case .hears(let ids): return heard.contains(inOrder: ids) ? nil : said
    case .hearsNothing: return heard.isEmpty ? nil : said
    case .caseValue(let path, let value):
      guard let number = call.program.log.caseNumber else { return "no case" }
      do {
        let found = try world.caseValue(number, path)
        return Self.isEqual(found, value) ? nil : "\(path) \(found ?? "null")"
      } catch {
        return "\(error)"
      }
    case .presses, .interrupts, .types, .says, .silent, .hangsUp: return nil
    }
  }

  /// Numbers are equal by value: 4 is 4.0.
  private static func isEqual(_ found: String?, _ value: String) -> Bool {
    guard let found else { return value == "null" }
    if found == value { return true }
    let isPhone = value.hasPrefix("+") || value.count > 9
    return !isPhone && Double(found) != nil && Double(found) == Double(value)
  }
}

extension Transcript.Kind {
  fileprivate var isCallers: Bool {
    switch self {
    case .presses, .interrupts, .types, .says, .silent, .hangsUp: true
    case .hears, .hearsNothing, .caseValue: false
    }
  }
}

extension Array where Element == String {
  /// Whether these stand in it in this order, others between them or not.
  fileprivate func contains(inOrder ids: [String]) -> Bool {
    var rest = self[...]
    for id in ids {
      guard let found = rest.firstIndex(of: id) else { return false }
      rest = rest[(found + 1)...]
    }
    return true
  }
}
