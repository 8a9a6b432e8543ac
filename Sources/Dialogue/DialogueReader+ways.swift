import Cases
import Yams

extension DialogueReader {
  private static let wayNames = ["goto", "set", "copy", "clear", "keep", "outcome"]

  /// A way: a node's name, `back`, `again`, `language`, a list of branches, or a mapping.
  mutating func way(_ node: Node?, of subject: String, besides others: [String] = []) -> Way? {
    guard let node else { return nil }
    var way = Way()
    way.line = node.mark?.line ?? 0
    guard node.mapping != nil else {
      way.branches = branches(node, of: subject)
      return way
    }
    let members = members(node, of: subject, known: Self.wayNames + others)
    way.set = values(members["set"], of: subject)
    way.copy = values(members["copy"], of: subject)
    way.clear = texts(members["clear"], of: subject)
    way.branches = branches(members["goto"], of: subject)
    way.keepsLatestTake = text(members["keep"], of: subject) == "latest"
    if let name = text(members["outcome"], of: subject) {
      way.outcome = outcome(name, at: members["outcome"], of: subject)
    }
    if members["goto"] == nil {
      note(subject, node, cause: "leads nowhere", remedy: "add goto")
    }
    return way
  }

  mutating func outcome(_ name: String, at node: Node?, of subject: String) -> Outcome? {
    if let outcome = Outcome(rawValue: name) { return outcome }
    note(
      subject, node, cause: "'\(name)' is no outcome",
      remedy: NearestName.remedy(for: name, among: Outcome.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func branches(_ node: Node?, of subject: String) -> [Branch] {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      return [branch(node, of: subject)].compactMap { $0 }
    }
    return sequence.compactMap { branch($0, of: subject) }
  }

  private mutating func branch(_ node: Node, of subject: String) -> Branch? {
    if node.mapping != nil {
      let members = members(node, of: subject, known: ["when", "goto"])
      let condition = condition(members["when"], of: subject)
      guard let name = text(members["goto"], of: subject) else { return nil }
      return Branch(condition: condition, target: target(name))
    }
    return text(node, of: subject).map { Branch(condition: nil, target: target($0)) }
  }

  private func target(_ name: String) -> Target {
    switch name {
    case "back": .back
    case "again": .again
    case "language": .language
    default: .node(name)
    }
  }

  /// Names with texts.
  mutating func values(_ node: Node?, of subject: String) -> [String: String] {
    guard let node else { return [:] }
    guard let mapping = node.mapping else {
      note(subject, node, cause: "is no mapping", remedy: "write name: value pairs")
      return [:]
    }
    var values: [String: String] = [:]
    for (key, value) in mapping {
      guard let name = text(key, of: subject), let value = text(value, of: subject) else {
        continue
      }
      values[name] = value
    }
    return values
  }

  /// Names that are kept, or names that become others.
  mutating func renaming(_ node: Node?, of subject: String) -> [String: String] {
    guard let node, node.mapping == nil else { return values(node, of: subject) }
    let names = texts(node, of: subject)
    return Dictionary(names.map { ($0, $0) }) { first, _ in first }
  }

  mutating func prompts(_ node: Node?, of subject: String) -> [PromptLine] {
    guard let node else { return [] }
    let items: [Node] = node.sequence.map { Array($0) } ?? [node]
    return items.compactMap { prompt($0, of: subject) }
  }

  private mutating func prompt(_ node: Node, of subject: String) -> PromptLine? {
    guard node.mapping != nil else {
      return text(node, of: subject).map { PromptLine(id: $0, line: node.mark?.line ?? 0) }
    }
    let members = members(
      node, of: subject, known: ["prompt", "take", "when", "count", "in", "bargein"])
    let id = text(members["prompt"], of: subject) ?? ""
    if id.isEmpty == (members["take"] == nil) {
      note(subject, node, cause: "names no prompt", remedy: "add prompt: ID, or take: latest")
    }
    var line = PromptLine(id: id, line: node.mark?.line ?? 0)
    line.condition = condition(members["when"], of: subject)
    line.count = number(members["count"], of: subject) ?? 1
    line.isInOtherLanguage = text(members["in"], of: subject) == "other"
    line.bargein = bargein(members["bargein"], of: subject)
    return line
  }

  mutating func bargein(_ node: Node?, of subject: String) -> Bargein? {
    guard let text = text(node, of: subject) else { return nil }
    if let bargein = Bargein(rawValue: text) { return bargein }
    note(subject, node, cause: "bargein '\(text)'", remedy: "write true, false or queue")
    return nil
  }

  mutating func properties(_ node: Node?, of subject: String) -> DialogueProperties {
    let members = members(
      node, of: subject,
      known: ["timeout", "interdigittimeout", "termchar", "bargein", "maxattempts"])
    var properties = DialogueProperties()
    properties.timeout = duration(members["timeout"], of: subject)
    properties.interdigittimeout = duration(members["interdigittimeout"], of: subject)
    properties.termchar = key(members["termchar"], of: subject)
    properties.bargein = bargein(members["bargein"], of: subject)
    properties.maxattempts = number(members["maxattempts"], of: subject)
    return properties
  }
}
