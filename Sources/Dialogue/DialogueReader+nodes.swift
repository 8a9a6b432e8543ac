import Yams

extension DialogueReader {
  private static let common = ["prompts", "properties", "giveup", "typeahead"]
  private static let members: [String: [String]] = [
    "menu": common,
    "field": common + ["filled", "skipped", "invalid"],
    "record": common + ["filled", "skipped", "failed"],
    "say": ["properties", "typeahead", "next"],
    "submit": ["with", "gives", "answers", "failed", "final"],
    "goto": [],
    "exit": [],
  ]

  mutating func nodes(_ node: Node?) -> [String: DialogueNode] {
    guard let mapping = node?.mapping else {
      note("nodes", node, cause: "are missing", remedy: "add nodes: with a name for each")
      return [:]
    }
    var nodes: [String: DialogueNode] = [:]
    for (key, value) in mapping {
      guard let name = text(key, of: "nodes") else { continue }
      if let read = self.node(value, named: name, line: key.mark?.line ?? 0) { nodes[name] = read }
    }
    return nodes
  }

  private mutating func node(_ node: Node, named name: String, line: Int) -> DialogueNode? {
    let subject = "node '\(name)'"
    let kinds = Self.members.keys.sorted()
    let present = kinds.filter { node.mapping?[Node($0)] != nil }
    guard present.count == 1, let kind = present.first else {
      note(
        subject, node, cause: present.isEmpty ? "is of no kind" : "is of several kinds",
        remedy: "give it one of \(kinds.joined(separator: ", "))")
      return nil
    }
    let members = members(node, of: subject, known: [kind] + (Self.members[kind] ?? []))
    guard let read = self.kind(kind, members, of: subject, at: node) else { return nil }
    var result = DialogueNode(
      name: name, line: line, kind: read,
      prompts: prompts(kind == "say" ? members["say"] : members["prompts"], of: subject),
      properties: properties(members["properties"], of: subject))
    result.dropsTypeAhead = text(members["typeahead"], of: subject) == "drop"
    result.giveup = way(members["giveup"], of: subject)
    return result
  }

  private mutating func kind(
    _ kind: String, _ members: [String: Node], of subject: String, at node: Node
  ) -> DialogueNode.Kind? {
    switch kind {
    case "menu": return .menu(choices(members["menu"], of: subject))
    case "field": return field(members, of: subject).map { .field($0) }
    case "record": return record(members, of: subject).map { .record($0) }
    case "say": return required(members, "next", of: subject, at: node).map { .say(next: $0) }
    case "submit": return submit(members, of: subject, at: node).map { .submit($0) }
    case "goto": return way(members["goto"], of: subject).map { .goto($0) }
    default:
      guard let name = text(members["exit"], of: subject) else { return nil }
      return outcome(name, at: members["exit"], of: subject).map { .exit($0) }
    }
  }

  private mutating func required(
    _ members: [String: Node], _ name: String, of subject: String, at node: Node?
  ) -> Way? {
    if let way = way(members[name], of: subject) { return way }
    note(subject, node, cause: "has no '\(name)'", remedy: "say where it goes on")
    return nil
  }

  private mutating func choices(_ node: Node?, of subject: String) -> [MenuChoice] {
    guard let mapping = node?.mapping else {
      note(subject, node, cause: "its menu is no mapping", remedy: "write \"1\": node")
      return []
    }
    var choices: [MenuChoice] = []
    for (name, value) in mapping {
      guard let key = key(name, of: subject),
        let way = way(value, of: "\(subject), key \(key)", besides: ["label", "when"])
      else { continue }
      choices.append(
        MenuChoice(
          key: key, label: text(value.mapping?[Node("label")], of: subject),
          condition: condition(value.mapping?[Node("when")], of: subject), way: way))
    }
    return choices
  }

  private mutating func field(_ members: [String: Node], of subject: String) -> DialogueField? {
    let node = members["field"]
    let own = self.members(
      node, of: subject,
      known: [
        "form", "into", "minimum", "maximum", "optional", "masked", "digitsInto", "sentences",
      ])
    guard let into = text(own["into"], of: subject), let formName = text(own["form"], of: subject),
      let filled = required(members, "filled", of: subject, at: node)
    else {
      note(subject, node, cause: "is no whole field", remedy: "give it form, into and filled")
      return nil
    }
    guard let form = DialogueField.Form(rawValue: formName) else {
      let forms = DialogueField.Form.allCases.map(\.rawValue).joined(separator: ", ")
      note(subject, node, cause: "form '\(formName)' is not known", remedy: "write one of \(forms)")
      return nil
    }
    let limits: [DialogueField.Form: (Int, Int)] = [
      .casenumber: (12, 12), .phone: (3, 20), .digits: (1, 20), .text: (1, 1000),
    ]
    let limit = limits[form] ?? (1, 20)
    return DialogueField(
      form: form, into: into, minimum: number(own["minimum"], of: subject) ?? limit.0,
      maximum: number(own["maximum"], of: subject) ?? limit.1,
      isOptional: truth(own["optional"], of: subject),
      isMasked: truth(own["masked"], of: subject),
      digitsInto: text(own["digitsInto"], of: subject),
      offersSentences: truth(own["sentences"], of: subject), filled: filled,
      skipped: way(members["skipped"], of: subject), invalid: way(members["invalid"], of: subject))
  }

  private mutating func record(_ members: [String: Node], of subject: String) -> DialogueRecord? {
    let node = members["record"]
    let own = self.members(
      node, of: subject, known: ["append", "optional", "maximum", "finalsilence"])
    guard let filled = required(members, "filled", of: subject, at: node) else { return nil }
    return DialogueRecord(
      appends: truth(own["append"], of: subject), isOptional: truth(own["optional"], of: subject),
      maximum: duration(own["maximum"], of: subject) ?? .seconds(180),
      finalSilence: duration(own["finalsilence"], of: subject) ?? .seconds(5), filled: filled,
      skipped: way(members["skipped"], of: subject), failed: way(members["failed"], of: subject))
  }

  private mutating func submit(
    _ members: [String: Node], of subject: String, at node: Node
  ) -> DialogueSubmit? {
    guard let name = text(members["submit"], of: subject),
      let failed = required(members, "failed", of: subject, at: node)
    else { return nil }
    var answers: [String: Way] = [:]
    for (key, value) in members["answers"]?.mapping ?? [:] {
      guard let outcome = text(key, of: subject) else { continue }
      answers[outcome] = way(value, of: "\(subject), answer \(outcome)")
    }
    return DialogueSubmit(
      name: name, with: renaming(members["with"], of: subject),
      gives: renaming(members["gives"], of: subject), answers: answers, failed: failed,
      isFinal: truth(members["final"], of: subject))
  }
}
