extension Conversation {
  /// A key that falls this soon after an error prompt began was meant for the question before it.
  private static let guardTime = Duration.milliseconds(150)

  /// Says or shows the present node, after what was wrong with the answer before.
  mutating func present(_ problem: DialogueFile.Attempt? = nil) {
    guard let current else { return }
    switch dialogue.face {
    case .screen: show(current, problem: problem)
    case .phone:
      let lines = (problem?.prompts ?? []) + lines(of: current)
      phase = .prompting(rest: runs(lines), bargein: .interrupts)
      if problem != nil { beginGuard() }
      playNext()
    }
  }

  private mutating func beginGuard() {
    isGuarding = true
    pending = []
    arm(Self.guardTime)
  }

  /// The lines of a node for this attempt: those with the highest count that it has reached.
  func lines(of node: DialogueNode) -> [PromptLine] {
    let attempt = 1 + noinputs + nomatches
    let usable = node.prompts.filter {
      $0.count <= attempt && ($0.condition?.holds(of: values) ?? true)
    }
    let count = usable.map(\.count).max() ?? 1
    return usable.filter { $0.count == count }
  }

  func prompt(_ line: PromptLine) -> Prompt {
    Prompt(id: line.id, values: values, language: line.isInOtherLanguage ? language.other : nil)
  }

  /// Prompts of one barge-in are handed over together: a key drops all of them.
  private func runs(_ lines: [PromptLine]) -> [PromptRun] {
    var runs: [PromptRun] = []
    for line in lines where line.condition?.holds(of: values) ?? true {
      let bargein = line.bargein ?? properties.bargein ?? .interrupts
      let effect: ConversationEffect? =
        line.isTake ? takes.last.map { .playTake($0.id) } : .play([prompt(line)])
      guard let effect else { continue }
      if runs.last?.bargein == bargein {
        runs[runs.count - 1].append(effect)
      } else {
        runs.append(PromptRun(bargein: bargein, effects: [effect]))
      }
    }
    return runs
  }

  /// Says the next run; runs that a waiting key interrupts are not begun.
  mutating func playNext() {
    guard case .prompting(var rest, _) = phase else { return }
    while !rest.isEmpty {
      let run = rest.removeFirst()
      if run.bargein == .interrupts, !pending.isEmpty { continue }
      phase = .prompting(rest: rest, bargein: run.bargein)
      effects += run.effects
      return
    }
    finishPrompts()
  }

  mutating func finishPlaying() {
    isGuarding = false
    swallowsTermchar = false
    switch phase {
    case .prompting: playNext()
    case .collecting:
      if case .say(let next) = current?.kind { follow(next) }
    case .before, .recording, .submitting, .over: break
    }
  }

  private mutating func finishPrompts() {
    disarm()
    isGuarding = false
    switch current?.kind {
    case .say(let next): follow(next)
    case .record(let record): begin(record)
    case .menu, .field:
      phase = .collecting
      takePending()
      if phase == .collecting, !isArmed, entry.isEmpty { arm(properties.timeout) }
    case .submit, .goto, .exit, nil: break
    }
  }

  mutating func arm(_ duration: Duration?) {
    guard let duration else { return disarm() }
    wakeNumber += 1
    isArmed = true
    effects.append(.wake(wakeNumber, after: duration))
  }

  mutating func disarm() {
    guard isArmed else { return }
    isArmed = false
    effects.append(.rest)
  }

  mutating func wake(_ number: Int) {
    guard isArmed, number == wakeNumber else { return }
    isArmed = false
    if isGuarding {
      isGuarding = false
    } else if phase == .collecting {
      if entry.isEmpty { noteNoInput() } else { endEntry() }
    }
  }
}

extension PromptRun {
  fileprivate mutating func append(_ effect: ConversationEffect) {
    if case .play(let new) = effect, case .play(let old) = effects.last {
      effects[effects.count - 1] = .play(old + new)
    } else {
      effects.append(effect)
    }
  }
}
