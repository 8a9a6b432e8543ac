import Cases

extension DialogueInspection {
  private var opening: [(subject: String, way: Way)] {
    dialogue.universal.sorted { $0.key < $1.key }.map { ("universal key \($0.key)", $0.value) }
      + [
        ("noinput", dialogue.noinput.giveup), ("nomatch", dialogue.nomatch.giveup),
        ("onhangup", dialogue.onhangup),
      ] + [dialogue.ontimeup].compactMap { $0 }.map { ("ontimeup", $0) }
  }

  /// No way leads to a node that is not there, and none peters out.
  mutating func inspectTargets() {
    if dialogue.nodes[dialogue.start] == nil {
      note("start", line: 1, cause: "there is no node '\(dialogue.start)'", remedy: "name a node")
    }
    for (subject, way) in opening { inspect(way, of: subject, line: way.line) }
    for node in dialogue.nodesInOrder {
      for way in node.ways {
        inspect(way, of: "node '\(node.name)'", line: max(way.line, node.line))
      }
    }
  }

  private mutating func inspect(_ way: Way, of subject: String, line: Int) {
    for name in way.nodes where dialogue.nodes[name] == nil {
      note(
        subject, line: line, cause: "leads to '\(name)', which is no node",
        remedy: NearestName.remedy(for: name, among: dialogue.nodes.keys))
    }
    if !way.branches.contains(where: { $0.condition == nil }) {
      note(
        subject, line: line, cause: "is a dead end where no condition holds",
        remedy: "end the list with a node without 'when'")
    }
    if let sure = way.branches.firstIndex(where: { $0.condition == nil }),
      sure + 1 < way.branches.count
    {
      note(
        subject, line: line, cause: "has branches behind one that always holds",
        remedy: "put the one without 'when' last")
    }
  }

  /// Every node can be come to.
  mutating func inspectReach() {
    let reached = reach(of: [dialogue.start] + opening.flatMap(\.way.nodes))
    for node in dialogue.nodesInOrder where !reached.contains(node.name) {
      note(node, cause: "is never reached", remedy: "lead to it or remove it")
    }
  }

  /// From every question a person can be called.
  mutating func inspectWayToPerson() {
    for node in dialogue.nodesInOrder where node.asks {
      let reached = reach(of: ways(from: node).flatMap(\.nodes))
      let hasPerson = reached.contains { name in
        if case .submit(let submit) = dialogue.nodes[name]?.kind {
          submit.name == "person"
        } else {
          false
        }
      }
      if !hasPerson {
        note(
          node, cause: "has no way to a person", remedy: "let key 0 or giving up submit 'person'")
      }
    }
  }

  /// Nothing goes round without ever waiting for the caller or weighing a condition.
  mutating func inspectCircles() {
    for node in dialogue.nodesInOrder where !node.asks {
      var seen: Set<String> = []
      var open = sureNodes(after: node)
      while let name = open.popLast() {
        guard let next = dialogue.nodes[name], !next.asks, seen.insert(name).inserted else {
          continue
        }
        open += sureNodes(after: next)
      }
      if seen.contains(node.name) {
        note(
          node, cause: "goes round for ever without waiting for the caller",
          remedy: "ask something on the way, or end it by a condition")
      }
    }
  }

  private func sureNodes(after node: DialogueNode) -> [String] {
    node.ways.filter { $0.branches.count == 1 }.flatMap(\.nodes)
  }

  /// Nobody is there any more to hear or answer.
  mutating func inspectLeaving() {
    for name in reach(of: dialogue.onhangup.nodes).sorted() {
      guard let node = dialogue.nodes[name], node.asks || node.isSay else { continue }
      note(
        node, cause: "speaks or asks behind onhangup", remedy: "use submit, goto and exit alone")
    }
  }
}
