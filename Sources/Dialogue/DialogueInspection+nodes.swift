import Cases

extension DialogueInspection {
  private static let mostChoices = 5
  private static let deepestMenu = 3

  /// Every answer that can come has a handler.
  mutating func inspectHandlers() {
    for node in dialogue.nodesInOrder {
      switch node.kind {
      case .field(let field): inspect(field, of: node)
      case .record(let record) where record.isOptional && record.skipped == nil:
        note(node, cause: "is optional but does not say what follows then", remedy: "add skipped")
      case .submit(let submit): inspect(submit, of: node)
      case .menu, .record, .say, .goto, .exit: break
      }
      let waits = node.asks && dialogue.face == .phone && !node.isRecord
      if waits, dialogue.properties(at: node).timeout == nil {
        note(node, cause: "waits for ever", remedy: "set timeout")
      }
    }
  }

  private mutating func inspect(_ field: DialogueField, of node: DialogueNode) {
    if field.isOptional, field.skipped == nil {
      note(node, cause: "is optional but does not say what follows then", remedy: "add skipped")
    }
    if dialogue.face == .phone {
      if field.form == .text {
        note(node, cause: "asks for a text on a phone", remedy: "use record")
      }
      if dialogue.properties(at: node).interdigittimeout == nil {
        note(node, cause: "waits for ever within an entry", remedy: "set interdigittimeout")
      }
    }
  }

  private mutating func inspect(_ submit: DialogueSubmit, of node: DialogueNode) {
    guard let outcomes = Submission.outcomes[submit.name] else {
      return note(
        node, cause: "casework knows no '\(submit.name)'",
        remedy: NearestName.remedy(for: submit.name, among: Submission.outcomes.keys))
    }
    // A number that cannot be is never found, so these answers do not come.
    let impossible: Set<String> =
      submit.name == "case.find" && submit.with["digits"] == nil
      ? ["told", "open", "finished"] : []
    for outcome in outcomes.subtracting(impossible).subtracting(submit.answers.keys).sorted() {
      note(node, cause: "does not handle the answer '\(outcome)'", remedy: "add it to answers")
    }
    for outcome in Set(submit.answers.keys).subtracting(outcomes).sorted() {
      note(
        node, cause: "handles '\(outcome)', which is never answered",
        remedy: NearestName.remedy(for: outcome, among: outcomes))
    }
  }

  /// Menus are short, shallow, and every key means one thing.
  mutating func inspectMenus() {
    for node in dialogue.nodesInOrder {
      guard case .menu(let choices) = node.kind else { continue }
      if choices.count > Self.mostChoices {
        note(
          node, cause: "has \(choices.count) choices",
          remedy: "keep at most \(Self.mostChoices), move some behind one")
      }
      for choice in choices {
        let isTwice = choices.count { $0.key == choice.key } > 1
        if isTwice || dialogue.universal[choice.key] != nil {
          note(
            node, cause: "binds key \(choice.key) twice",
            remedy: isTwice ? "give one another key" : "it is a universal key: take another")
        }
        if dialogue.face == .screen, choice.label == nil {
          note(
            node, cause: "key \(choice.key) has no label", remedy: "add label: ID of its wording")
        }
      }
    }
    var seen: Set<[String]> = []
    inspectDepth(of: dialogue.start, menus: [], seen: &seen)
  }

  /// Follows choices from the start up to the first entry, statement or registration.
  private mutating func inspectDepth(of name: String, menus: [String], seen: inout Set<[String]>) {
    guard let node = dialogue.nodes[name], !menus.contains(name),
      seen.insert(menus + [name]).inserted
    else { return }
    var menus = menus
    let ways: [Way]
    switch node.kind {
    case .field, .record, .exit: return
    case .menu(let choices):
      menus.append(name)
      ways = choices.map(\.way)
    case .say(let next): ways = [next]
    case .goto(let way): ways = [way]
    case .submit(let submit): ways = submit.isFinal ? [] : Array(submit.answers.values)
    }
    guard menus.count <= Self.deepestMenu else {
      return note(
        node, cause: "is menu level \(menus.count): \(menus.joined(separator: " → "))",
        remedy: "keep to \(Self.deepestMenu) levels")
    }
    for next in Set(ways.flatMap(\.nodes)).sorted() {
      inspectDepth(of: next, menus: menus, seen: &seen)
    }
  }

  /// Every prompt has words, and on a phone a recording, in every language.
  mutating func inspectPrompts(
    wording: [Language: Set<String>], isRecorded: (Language, String) -> Bool
  ) {
    for (id, line) in promptIDs().sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      for language in Language.allCases {
        guard let ids = wording[language] else { continue }
        if !ids.contains(id) {
          note(
            "prompt '\(id)'", line: line, cause: "has no words in \(language.rawValue)",
            remedy: "add it to \(language.rawValue)/wording.yaml")
        } else if dialogue.face == .phone, !isRecorded(language, id) {
          note(
            "prompt '\(id)'", line: line, cause: "has no recording in \(language.rawValue)",
            remedy: "record it, or run prompts/record for a placeholder")
        }
      }
    }
    for (category, sentences) in dialogue.sentences.sorted(by: { $0.key < $1.key }) {
      let counts = Set(Language.allCases.map { sentences[$0]?.count ?? 0 })
      if counts.count > 1 {
        note(
          "sentences of '\(category)'", line: 0, cause: "are not as many in every language",
          remedy: "translate every one")
      }
    }
  }

  /// Every prompt and label that is named, with the first line that names it.
  func promptIDs() -> [String: Int] {
    let lines =
      dialogue.noinput.prompts + dialogue.nomatch.prompts
      + dialogue.nodesInOrder.flatMap(\.prompts)
    var ids: [String: Int] = [:]
    for line in lines where !line.isTake {
      ids[line.id] = min(ids[line.id] ?? line.line, line.line)
    }
    for node in dialogue.nodesInOrder {
      guard case .menu(let choices) = node.kind else { continue }
      for label in choices.compactMap(\.label) where ids[label] == nil { ids[label] = node.line }
    }
    return ids
  }
}

extension DialogueNode {
  var isRecord: Bool { if case .record = kind { true } else { false } }
}
