extension Conversation {
  /// Shorter sounds are a cough or the key itself.
  private static let shortestSpeech = 0.2

  /// Keys typed ahead do not answer a statement, except a first one that decides: a 0 further on
  /// belongs to a number.
  mutating func prepare(_ record: DialogueRecord) {
    if let first = pending.first, decides(first, record) {
      decide(record)
    } else {
      pending = []
      present()
    }
  }

  /// A key before the beep: a person, back, nothing to say, or simply "go on".
  mutating func decide(_ record: DialogueRecord) {
    while !pending.isEmpty {
      let key = pending.removeFirst()
      guard decides(key, record) else { continue }
      if key == properties.termchar, let skipped = record.skipped { return follow(skipped) }
      if let way = dialogue.universal[key] { return follow(way) }
    }
    begin(record)
  }

  private func decides(_ key: Character, _ record: DialogueRecord) -> Bool {
    if key == properties.termchar { return record.isOptional && record.skipped != nil }
    return (key == "0" || key == "*") && dialogue.universal[key] != nil
  }

  mutating func begin(_ record: DialogueRecord) {
    disarm()
    pending = []
    phase = .recording(pressed: nil)
    effects.append(
      .record(
        RecordingOrder(
          field: node, maximum: record.maximum, finalSilence: record.finalSilence,
          appendingTo: record.appends ? takes.last?.id : nil)))
  }

  mutating func press(_ key: Character, whileRecording pressed: Character?) {
    if pressed != nil { return queue(key) }
    guard key == properties.termchar || key == "0" && dialogue.universal["0"] != nil else { return }
    phase = .recording(pressed: key)
    effects.append(.stopRecording(pressed: key))
  }

  mutating func receive(_ take: Take) {
    guard case .recording(let pressed) = phase, case .record(let record) = current?.kind else {
      return
    }
    phase = .collecting
    let isSpoken = take.seconds >= Self.shortestSpeech && !take.tooQuiet
    if isSpoken {
      takes.removeAll { $0.id == take.id }
      takes.append(take)
      noteTakes()
    }
    if isLeaving { return lookAfterSpoken() }
    if case .hungUp = take.end { return }
    if isTimeUp { return followTimeUp() }
    if pressed == "0", let person = dialogue.universal["0"] { return follow(person) }
    if take.end == .failed, let failed = record.failed { return follow(failed) }
    if isSpoken { return follow(record.filled) }
    if record.isOptional, let skipped = record.skipped { return follow(skipped) }
    noteNoInput()
  }
}
