import Cases
import Yams

/// Reads the YAML of a dialogue, noting everything that it does not understand.
struct DialogueReader {
  let file: String
  private(set) var findings: [DialogueFinding] = []

  init(file: String) { self.file = file }

  mutating func note(_ subject: String, _ node: Node?, cause: String, remedy: String) {
    findings.append(
      DialogueFinding(
        severity: .broken, subject: subject, file: file, line: node?.mark?.line ?? 0, cause: cause,
        remedy: remedy))
  }

  /// The members of a mapping by name; every name must be one of those known.
  mutating func members(
    _ node: Node?, of subject: String, known: [String]
  ) -> [String: Node] {
    guard let node else { return [:] }
    guard let mapping = node.mapping else {
      note(subject, node, cause: "is no mapping", remedy: "write name: value pairs")
      return [:]
    }
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string else {
        note(subject, key, cause: "has a member whose name is no text", remedy: "name it")
        continue
      }
      guard known.contains(name) else {
        note(
          "\(subject), '\(name)'", key, cause: "is not known here",
          remedy: NearestName.remedy(for: name, among: known))
        continue
      }
      members[name] = value
    }
    return members
  }

  mutating func text(_ node: Node?, of subject: String) -> String? {
    guard let node else { return nil }
    if let text = node.scalar?.string, !text.isEmpty { return text }
    note(subject, node, cause: "is no text", remedy: "write one word or sentence")
    return nil
  }

  mutating func texts(_ node: Node?, of subject: String) -> [String] {
    guard let node else { return [] }
    guard let sequence = node.sequence else { return [text(node, of: subject)].compactMap { $0 } }
    return sequence.compactMap { text($0, of: subject) }
  }

  mutating func number(_ node: Node?, of subject: String) -> Int? {
    guard let node else { return nil }
    if let number = node.scalar.flatMap({ Int($0.string) }), (0...100_000).contains(number) {
      return number
    }
    note(subject, node, cause: "is no number from 0 to 100000", remedy: "write digits")
    return nil
  }

  mutating func truth(_ node: Node?, of subject: String) -> Bool {
    guard let node else { return false }
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      note(subject, node, cause: "is neither true nor false", remedy: "write one of them")
      return false
    }
  }

  /// A duration in ISO 8601 of minutes and seconds, `PT1M30S`, `PT0.5S`.
  mutating func duration(_ node: Node?, of subject: String) -> Duration? {
    guard let node else { return nil }
    if let text = node.scalar?.string, let duration = Self.duration(text) { return duration }
    note(subject, node, cause: "is no duration", remedy: "write ISO 8601, such as PT8S")
    return nil
  }

  mutating func key(_ node: Node?, of subject: String) -> Character? {
    guard let text = text(node, of: subject) else { return nil }
    if text.count == 1, let key = text.first, "0123456789*#".contains(key) { return key }
    note(subject, node, cause: "'\(text)' is no key", remedy: "write one of 0–9, * and #")
    return nil
  }

  mutating func condition(_ node: Node?, of subject: String) -> Condition? {
    guard let text = text(node, of: subject) else { return nil }
    if let condition = Condition(text) { return condition }
    note(
      subject, node, cause: "'\(text)' is no condition",
      remedy: "write 'name', '!name', 'name = value', joined by ' and '")
    return nil
  }

  static func duration(_ text: String) -> Duration? {
    guard text.hasPrefix("PT") else { return nil }
    var rest = text.dropFirst(2)
    var seconds = 0.0
    if let end = rest.firstIndex(of: "M"), let minutes = Int(rest[..<end]), minutes >= 0 {
      seconds = Double(minutes) * 60
      rest = rest[rest.index(after: end)...]
    }
    if rest.last == "S", let value = Double(rest.dropLast()), value >= 0, value < 1e6 {
      return .milliseconds(Int((seconds + value) * 1000))
    }
    return rest.isEmpty && seconds > 0 ? .milliseconds(Int(seconds * 1000)) : nil
  }
}
