extension Conversation {
  /// Shows the present node as one question.
  mutating func show(_ node: DialogueNode, problem: DialogueFile.Attempt?) {
    let prompts = lines(of: node).filter { !$0.isTake }.map(prompt)
    if node.isSay, prompts.isEmpty, case .say(let next) = node.kind { return follow(next) }
    phase = .collecting
    effects.append(
      .show(
        Question(
          node: node.name, prompts: prompts, problem: problem?.prompts.first.map(prompt),
          former: former(node), answer: expected(node), skippable: isSkippable(node))))
    if !node.isSay { arm(properties.timeout) }
  }

  private func expected(_ node: DialogueNode) -> Question.Expected {
    switch node.kind {
    case .menu(let choices):
      let offered = choices.filter { $0.condition?.holds(of: values) ?? true }
      return .choice(offered.map { .init(key: $0.key, label: $0.label ?? "") })
    case .field(let field):
      switch field.form {
      case .phone: return .phone
      case .digits, .casenumber: return .digits(maximum: field.maximum, masked: field.isMasked)
      case .text: return .text(sentences: sentences(for: field), maximum: field.maximum)
      }
    case .record, .say, .submit, .goto, .exit: return .nothing
    }
  }

  private func sentences(for field: DialogueField) -> [String] {
    guard field.offersSentences, let category = values["category"] else { return [] }
    return dialogue.sentences[category]?[language] ?? []
  }

  private func former(_ node: DialogueNode) -> String? {
    guard case .field(let field) = node.kind else { return nil }
    return values[field.into] ?? field.digitsInto.flatMap { values[$0] }
  }

  private func isSkippable(_ node: DialogueNode) -> Bool {
    switch node.kind {
    case .field(let field): field.isOptional
    case .say: true
    case .menu, .record, .submit, .goto, .exit: false
    }
  }

  /// A whole line, as typed at the kiosk.
  mutating func answer(with line: String) {
    guard phase == .collecting, dialogue.face == .screen, !isLeaving, !isTimeUp else { return }
    let text = Self.tidied(line)
    disarm()
    entry = ""
    if text == "*", current?.isSay == false { return answerBack() }
    switch current?.kind {
    case .say(let next): follow(next)
    case .menu(let choices):
      if text.isEmpty { return noteNoInput() }
      guard text.count == 1, let key = text.first else { return noteNoMatch() }
      choose(key, of: choices)
    case .field(let field): accept(picked(text, in: field), in: field)
    case .record, .submit, .goto, .exit, nil: break
    }
  }

  private mutating func answerBack() {
    if let way = dialogue.universal["*"] { follow(way) } else { goBack() }
  }

  /// The ready sentence of that digit, else the text itself.
  private func picked(_ text: String, in field: DialogueField) -> String {
    let sentences = sentences(for: field)
    guard text.count == 1, let number = Int(text), sentences.indices.contains(number - 1) else {
      return text
    }
    return sentences[number - 1]
  }

  /// Without control characters and outer blanks; full-width digits as typed by an input method
  /// become plain ones where the line holds nothing else.
  private static func tidied(_ line: String) -> String {
    let scalars = line.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    var text = String(
      String.UnicodeScalarView(scalars.map { $0.properties.generalCategory == .control ? " " : $0 })
    )
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    let narrow = String(String.UnicodeScalarView(text.unicodeScalars.map(narrowed)))
    return narrow.allSatisfy { $0.isDigit || "*#".contains($0) } ? narrow : text
  }

  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "０"..."９", "＊", "＃": Unicode.Scalar(scalar.value - 0xFF01 + 0x21) ?? scalar
    default: scalar
    }
  }
}
