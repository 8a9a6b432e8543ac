extension DialogueFile {
  /// The dialogue as a Graphviz DOT text: a box a node, an arrow a way, with keys and conditions.
  ///
  /// - Parameters:
  ///   - label: the words of a prompt, put into the boxes; nil leaves the prompt's id.
  ///   - visits: how often each node was come to; where given, boxes are coloured by it.
  /// - Returns: the text, for `dot -Tsvg`.
  public func graph(
    label: (Prompt) -> String? = { _ in nil }, visits: [String: Int]? = nil
  ) -> String {
    var lines = [
      "digraph hotline {", "  rankdir=LR;",
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Noto Sans CJK SC\"];",
      "  edge [fontname=\"Noto Sans CJK SC\"];", "  begin [shape=circle, label=\"\"];",
      "  begin -> \(quoted(start));",
    ]
    let most = max(visits?.values.max() ?? 0, 1)
    for node in nodesInOrder {
      var attributes = ["label=\(quoted(title(of: node, label: label)))"]
      if case .exit = node.kind { attributes.append("shape=doublecircle") }
      if let visits {
        let share = Double(visits[node.name] ?? 0) / Double(most)
        attributes.append("fillcolor=\"0.05 \((share * 100).rounded() / 100) 1.0\"")
      }
      lines.append("  \(quoted(node.name)) [\(attributes.joined(separator: ", "))];")
      lines += arrows(from: node)
    }
    for (key, way) in universal.sorted(by: { $0.key < $1.key }) where !way.nodes.isEmpty {
      lines.append("  \(quoted("key \(key)")) [shape=plaintext];")
      lines += way.nodes.map { "  \(quoted("key \(key)")) -> \(quoted($0)) [style=dashed];" }
    }
    lines += onhangup.nodes.map { "  \"hang-up\" -> \(quoted($0)) [style=dotted];" }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private func title(of node: DialogueNode, label: (Prompt) -> String?) -> String {
    let prompts = node.prompts.filter { !$0.isTake }.map { line in
      label(Prompt(id: line.id)) ?? line.id
    }
    let detail: [String] =
      switch node.kind {
      case .submit(let submit): ["→ casework: \(submit.name)"]
      case .field(let field): ["[\(field.form.rawValue): \(field.into)]"]
      case .record: ["● rec"]
      case .menu, .say, .goto, .exit: []
      }
    return ([node.name] + prompts + detail).joined(separator: "\n")
  }

  private func arrows(from node: DialogueNode) -> [String] {
    named(node).flatMap { name, way in
      way.branches.compactMap { branch in
        guard case .node(let target) = branch.target else { return nil }
        let text = [name, branch.condition?.text ?? ""].filter { !$0.isEmpty }
        return
          "  \(quoted(node.name)) -> \(quoted(target)) [label=\(quoted(text.joined(separator: ": ")))];"
      }
    }
  }

  private func named(_ node: DialogueNode) -> [(String, Way)] {
    switch node.kind {
    case .menu(let choices): choices.map { (String($0.key), $0.way) }
    case .field(let field):
      [("filled", field.filled)]
        + [("skipped", field.skipped), ("invalid", field.invalid)]
        .compactMap { name, way in way.map { (name, $0) } }
    case .record(let record):
      [("filled", record.filled)] + (record.skipped.map { [("skipped", $0)] } ?? [])
        + (record.failed.map { [("failed", $0)] } ?? [])
    case .say(let next): [("", next)]
    case .submit(let submit):
      submit.answers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        + [("failed", submit.failed)]
    case .goto(let way): [("", way)]
    case .exit: []
    }
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.map { character in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

extension Condition {
  /// The condition as it is written.
  var text: String {
    terms.map { term in
      term.value.map { "\(term.name) \(term.isNegated ? "!=" : "=") \($0)" }
        ?? (term.isNegated ? "!" : "") + term.name
    }.joined(separator: " and ")
  }
}
