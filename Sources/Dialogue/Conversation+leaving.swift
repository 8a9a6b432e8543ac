extension Conversation {
  mutating func hangUp() {
    guard phase != .over, !isGone else { return }
    isGone = true
    let wasLeaving = isLeaving
    isLeaving = true
    disarm()
    switch phase {
    case .before: finish()
    case .submitting: break
    case .prompting, .collecting, .recording, .over: if !wasLeaving { lookAfterSpoken() }
    }
  }

  /// The dialogue's own end: what was spoken and not registered is looked after first.
  mutating func leave(as fallback: Outcome) {
    if outcome == nil || fallback == .failed { outcome = fallback }
    isLeaving = true
    disarm()
    lookAfterSpoken()
  }

  /// Follows `onhangup`, once.
  mutating func lookAfterSpoken() {
    guard !hasLookedAfterSpoken else { return finish() }
    hasLookedAfterSpoken = true
    follow(dialogue.onhangup)
  }

  private mutating func finish() {
    disarm()
    phase = .over
    effects.append(.end(outcome ?? .abandoned))
  }

  mutating func endTime() {
    guard !isTimeUp, !isLeaving else { return }
    isTimeUp = true
    pending = []
    disarm()
    switch phase {
    case .before, .submitting, .over: break
    case .recording(let pressed):
      if pressed == nil {
        phase = .recording(pressed: properties.termchar ?? "#")
        effects.append(.stopRecording(pressed: nil))
      }
    case .prompting, .collecting:
      effects.append(.stopPlaying)
      followTimeUp()
    }
  }

  mutating func followTimeUp() {
    hasTakenTimeUpWay = true
    if let way = dialogue.ontimeup { follow(way) } else { leave(as: .abandoned) }
  }
}
