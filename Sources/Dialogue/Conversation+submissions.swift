extension Conversation {
  mutating func ask(_ submit: DialogueSubmit) {
    var given: [String: String] = ["language": language.rawValue]
    given["caller"] = values["caller"]
    for (name, source) in submit.with { given[name] = values[source] }
    phase = .submitting
    effects.append(.submit(Submission(name: submit.name, values: given)))
  }

  mutating func receive(_ answer: Answer) {
    guard phase == .submitting, case .submit(let submit) = current?.kind else { return }
    phase = .collecting
    for (name, own) in submit.gives { values[own] = answer.values[name] }
    if submit.isFinal { history = [] }
    settle(submit.answers[answer.outcome] ?? submit.failed)
  }

  mutating func fail() {
    guard phase == .submitting, case .submit(let submit) = current?.kind else { return }
    phase = .collecting
    settle(submit.failed)
  }

  private mutating func settle(_ way: Way) {
    guard isTimeUp, !isLeaving, !hasTakenTimeUpWay else { return follow(way) }
    apply(way)
    followTimeUp()
  }
}
