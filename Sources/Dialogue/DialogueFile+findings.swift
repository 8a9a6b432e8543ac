extension DialogueFile {
  /// Everything about this dialogue that would leave a caller stuck, alone or unheard.
  ///
  /// - Parameters:
  ///   - wording: the ids of the prompts that have words, by language.
  ///   - isRecorded: whether a prompt that has words can be heard in a language; not asked for a
  ///     screen.
  ///   - values: the names of the values that a prompt's words hold in a language.
  /// - Returns: findings in the order of the lines; none where the dialogue is whole.
  public func findings(
    wording: [Language: Set<String>], isRecorded: (Language, String) -> Bool = { _, _ in true },
    values: (Language, String) -> Set<String> = { _, _ in [] }
  ) -> [DialogueFinding] {
    var inspection = DialogueInspection(dialogue: self)
    inspection.inspectTargets()
    inspection.inspectReach()
    inspection.inspectHandlers()
    inspection.inspectMenus()
    inspection.inspectWayToPerson()
    inspection.inspectCircles()
    inspection.inspectLeaving()
    inspection.inspectPrompts(wording: wording, isRecorded: isRecorded)
    inspection.inspectValues(wording: wording, values: values)
    return inspection.findings.sorted {
      ($0.line, $0.subject, $0.cause) < ($1.line, $1.subject, $1.cause)
    }
  }
}

/// The dialogue as a graph, and what is wrong with it.
struct DialogueInspection {
  let dialogue: DialogueFile
  var findings: [DialogueFinding] = []

  mutating func note(_ subject: String, line: Int, cause: String, remedy: String) {
    let finding = DialogueFinding(
      severity: .broken, subject: subject, file: dialogue.file, line: line, cause: cause,
      remedy: remedy)
    if !findings.contains(finding) { findings.append(finding) }
  }

  mutating func note(_ node: DialogueNode, cause: String, remedy: String) {
    note("node '\(node.name)'", line: node.line, cause: cause, remedy: remedy)
  }

  /// Every way on from a node: its own, the universal keys where they work, and giving up.
  func ways(from node: DialogueNode) -> [Way] {
    guard node.asks else { return node.ways }
    var ways = node.ways
    switch node.kind {
    case .menu: ways += dialogue.universal.values
    case .record: ways += [dialogue.universal["0"]].compactMap { $0 }
    case .field, .say, .submit, .goto, .exit: break
    }
    if node.giveup == nil, dialogue.properties(at: node).maxattempts ?? 0 > 0 {
      ways += [dialogue.noinput.giveup, dialogue.nomatch.giveup]
    }
    return ways
  }

  /// The nodes that can be come to from these, themselves included.
  func reach(of names: [String]) -> Set<String> {
    var reached: Set<String> = []
    var open = names
    while let name = open.popLast() {
      guard let node = dialogue.nodes[name], reached.insert(name).inserted else { continue }
      open += ways(from: node).flatMap(\.nodes)
    }
    return reached
  }
}
