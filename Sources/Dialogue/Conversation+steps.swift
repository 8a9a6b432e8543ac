extension Conversation {
  /// No dialogue passes so many nodes between two answers of the caller.
  private static let mostSteps = 64

  mutating func go(to name: String) {
    steps += 1
    guard steps <= Self.mostSteps, let next = dialogue.nodes[name] else { return collapse() }
    if isLeaving, next.asks || next.isSay { return lookAfterSpoken() }
    node = name
    noinputs = 0
    nomatches = 0
    entry = ""
    if next.dropsTypeAhead { pending = [] }
    switch next.kind {
    case .goto(let way): follow(way)
    case .submit(let submit): ask(submit)
    case .exit(let outcome): leave(as: outcome)
    case .say: present()
    case .menu, .field:
      remember(name)
      present()
    case .record(let record):
      remember(name)
      prepare(record)
    }
  }

  /// Does what a handler says and goes on.
  mutating func follow(_ way: Way) {
    disarm()
    apply(way)
    guard let branch = way.branches.first(where: { $0.condition?.holds(of: values) ?? true }) else {
      return collapse()
    }
    switch branch.target {
    case .node(let name): go(to: name)
    case .back: goBack()
    case .again: repeatQuestion()
    case .language: switchLanguage()
    }
  }

  mutating func apply(_ way: Way) {
    for name in way.clear {
      values[name] = nil
      if name == "takes" { takes = [] }
    }
    if way.keepsLatestTake { takes = Array(takes.suffix(1)) }
    values.merge(way.set) { _, new in new }
    for (name, source) in way.copy { values[name] = values[source] }
    outcome = way.outcome ?? outcome
    noteTakes()
  }

  /// Submissions name takes by `takes`, in the order in which they were spoken.
  mutating func noteTakes() {
    values["takes"] = takes.isEmpty ? nil : takes.map(\.id).joined(separator: ",")
  }

  private mutating func remember(_ name: String) {
    if let earlier = history.firstIndex(of: name) {
      history.removeSubrange((earlier + 1)...)
    } else {
      history.append(name)
    }
  }

  /// The question before; at the first question, that one once more.
  mutating func goBack() {
    if history.last == node { history.removeLast() }
    go(to: history.popLast() ?? node)
  }

  mutating func repeatQuestion() {
    noinputs = 0
    entry = ""
    present()
  }

  mutating func switchLanguage() {
    disarm()
    language = language.other
    effects.append(.speak(language))
    repeatQuestion()
  }

  /// A dialogue that runs in circles or names no node: the linter finds both, the caller must not.
  private mutating func collapse() {
    leave(as: .failed)
  }
}

extension DialogueNode {
  var isSay: Bool { if case .say = kind { true } else { false } }
}
