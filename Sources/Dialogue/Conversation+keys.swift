extension Conversation {
  /// More keys than this are never typed ahead on purpose.
  private static let mostPending = 64

  mutating func press(_ key: Character) {
    guard "0123456789*#".contains(key), !isGuarding, !isLeaving, !isTimeUp else { return }
    if swallowsTermchar {
      swallowsTermchar = false
      if key == properties.termchar { return }
    }
    switch phase {
    case .before, .over: return
    case .recording(let pressed): press(key, whileRecording: pressed)
    case .submitting: queue(key)
    case .collecting:
      queue(key)
      takePending()
    case .prompting(_, .ignores): return
    case .prompting(_, .queues): queue(key)
    case .prompting(_, .interrupts):
      effects.append(.stopPlaying)
      queue(key)
      interrupt()
    }
  }

  mutating func queue(_ key: Character) {
    if pending.count < Self.mostPending { pending.append(key) }
  }

  private mutating func interrupt() {
    guard case .record(let record) = current?.kind else { return playNext() }
    decide(record)
  }

  /// Answers with the keys typed ahead until they are used up or the question needs more.
  mutating func takePending() {
    while phase == .collecting, !pending.isEmpty {
      take(pending.removeFirst())
    }
  }

  private mutating func take(_ key: Character) {
    if let way = universalOnScreen(key) { return follow(way) }
    switch current?.kind {
    case .menu(let choices): choose(key, of: choices)
    case .field(let field): type(key, into: field)
    case .say(let next): follow(next)
    case .record, .submit, .goto, .exit, nil: break
    }
  }

  /// What a key means on a page that asks for no choice: the screen reports what is typed whole, so a
  /// single key there is universal.
  private func universalOnScreen(_ key: Character) -> Way? {
    guard dialogue.face == .screen, key != "*" else { return nil }
    if case .menu = current?.kind { return nil }
    return dialogue.universal[key]
  }

  mutating func choose(_ key: Character, of choices: [MenuChoice]) {
    let offered = choices.filter { $0.condition?.holds(of: values) ?? true }
    if let choice = offered.first(where: { $0.key == key }) {
      follow(choice.way)
    } else if let way = dialogue.universal[key] {
      follow(way)
    } else {
      noteNoMatch()
    }
  }

  private mutating func type(_ key: Character, into field: DialogueField) {
    switch key {
    case properties.termchar: endEntry()
    case "*":
      if entry.isEmpty { return goBackFromEntry() }
      entry = ""
      disarm()
      present()
    default:
      guard field.form != .text, key != "#" else { return noteNoMatch() }
      entry.append(key)
      if field.isComplete(entry) {
        swallowsTermchar = pending.isEmpty
        if pending.first == properties.termchar { pending.removeFirst() }
        endEntry()
      } else {
        arm(properties.interdigittimeout)
      }
    }
  }

  mutating func goBackFromEntry() {
    disarm()
    goBack()
  }

  /// The entry is what was typed so far.
  mutating func endEntry() {
    guard case .field(let field) = current?.kind else { return }
    accept(entry, in: field)
  }

  mutating func accept(_ text: String, in field: DialogueField) {
    if text.isEmpty {
      guard field.isOptional, let skipped = field.skipped else { return noteNoInput() }
      values[field.into] = nil
      if let other = field.digitsInto { values[other] = nil }
      return follow(skipped)
    }
    switch field.judgement(of: text) {
    case .malformed: noteNoMatch()
    case .impossible where field.invalid == nil: noteNoMatch()
    case .impossible:
      values[field.into] = text
      field.invalid.map { follow($0) }
    case .value(let value): store(value, of: field)
    }
  }

  private mutating func store(_ value: String, of field: DialogueField) {
    if let other = field.digitsInto {
      let isNumber = value.allSatisfy(\.isDigit)
      values[field.into] = isNumber ? nil : value
      values[other] = isNumber ? value : nil
    } else {
      values[field.into] = value
    }
    follow(field.filled)
  }

  mutating func noteNoInput() {
    noinputs += 1
    retry(dialogue.noinput, after: noinputs)
  }

  mutating func noteNoMatch() {
    nomatches += 1
    retry(dialogue.nomatch, after: nomatches)
  }

  private mutating func retry(_ attempt: DialogueFile.Attempt, after count: Int) {
    disarm()
    entry = ""
    let most = properties.maxattempts ?? 0
    if most > 0, count >= most {
      pending = []
      follow(current?.giveup ?? attempt.giveup)
    } else {
      present(attempt)
    }
  }
}
