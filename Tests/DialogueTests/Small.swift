import Dialogue

/// A small dialogue for a phone, to see one behaviour of the interpreter at a time.
enum Small {
  static func conversation(
    _ nodes: String, language: Language = .chinese, face: String = "phone"
  ) throws -> Conversation {
    let yaml = """
      dialogue: small
      face: \(face)
      start: begin
      properties: {timeout: PT5S, interdigittimeout: PT3S, termchar: "#", bargein: true, maxattempts: 2}
      universal: {"0": person, "*": back, "9": again, "8": language}
      noinput: {prompts: [noinput], giveup: person}
      nomatch: {prompts: [nomatch], giveup: person}
      onhangup: [{when: takes, goto: keep}, leave]
      ontimeup: late
      nodes:
        person: {submit: person, answers: {connected: leave, absent: leave}, failed: leave}
        keep: {submit: register, with: [takes], answers: {registered: {outcome: registered, clear: [takes], goto: leave}}, failed: leave}
        late: {say: [limit], next: leave}
        leave: {exit: abandoned}
      \(nodes.split(separator: "\n").map { "  \($0.drop { $0 == " " })" }.joined(separator: "\n"))
      """
    return Conversation(try DialogueFile(yaml: yaml, file: "small.yaml"), language: language)
  }

  /// A conversation that has begun, with the effects of its beginning left behind.
  static func begun(
    _ nodes: String, caller: String? = nil, face: String = "phone"
  ) throws -> Conversation {
    var conversation = try conversation(nodes, face: face)
    _ = conversation.handle(.began(caller: caller))
    return conversation
  }
}

extension Conversation {
  /// Handles several events and gives the effects of the last.
  mutating func handle(all events: [ConversationEvent]) -> [ConversationEffect] {
    var effects: [ConversationEffect] = []
    for event in events { effects = handle(event) }
    return effects
  }

  /// The last timer that these effects set runs out.
  mutating func outwait(_ effects: [ConversationEffect]) -> [ConversationEffect] {
    handle(.woke(effects.timer?.number ?? 0))
  }

  mutating func press(_ keys: String) -> [ConversationEffect] {
    keys.flatMap { handle(.key($0)) }
  }
}

extension [ConversationEffect] {
  /// The ids of what is said, in order.
  var said: [String] {
    flatMap { effect -> [String] in
      if case .play(let prompts) = effect { prompts.map(\.id) } else { [] }
    }
  }

  var stops: Bool { contains(.stopPlaying) }

  /// What is asked of casework.
  var submitted: [Submission] {
    compactMap { if case .submit(let submission) = $0 { submission } else { nil } }
  }

  /// The last timer that is set.
  var timer: (number: Int, after: Duration)? {
    compactMap { effect -> (Int, Duration)? in
      if case .wake(let number, let after) = effect { (number, after) } else { nil }
    }.last.map { (number: $0.0, after: $0.1) }
  }

  var question: Question? {
    compactMap { if case .show(let question) = $0 { question } else { nil } }.last
  }
}
