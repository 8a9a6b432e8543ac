/// A mapping of the policy while it is read. It remembers which keys were asked for; the others are
/// unknown and reported with the nearest known one.
final class PolicySection {
  let reading: PolicyReading
  let node: PolicyNode
  let path: String
  private let values: [String: PolicyNode]
  private var asked: Set<String> = []

  init(_ node: PolicyNode, path: String, reading: PolicyReading) {
    self.node = node
    self.path = path
    self.reading = reading
    values = Dictionary(node.members.map { ($0.name, $0.value) }) { _, last in last }
    if case .mapping = node.content { return }
    reading.report(
      path, at: node, "is not a mapping of keys to values", remedy: "write {key: value}")
  }

  func subject(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key, nil where it is absent.
  func value(_ key: String) -> PolicyNode? {
    asked.insert(key)
    guard let node = values[key] else { return nil }
    if case .empty = node.content { return nil }
    return node
  }

  /// Reports the keys that nobody asked for. To be called once, when all has been read.
  func finish() {
    for member in node.members where !asked.contains(member.name) {
      reading.report(
        subject(member.name), file: member.value.file, line: member.line,
        "unknown key '\(member.name)'",
        remedy: PolicyReading.suggestion(for: member.name, among: asked))
    }
  }

  func report(_ key: String, _ cause: String, remedy: String) {
    reading.report(subject(key), at: values[key] ?? node, cause, remedy: remedy)
  }
}

extension PolicySection {
  /// A text that may be absent.
  func text(_ key: String) -> String? {
    guard let node = value(key) else { return nil }
    if let text = node.text { return text }
    report(key, "is not a single value", remedy: "write one word or one quoted text")
    return nil
  }

  /// A text that must be there; empty where it is not, and reported.
  func required(_ key: String) -> String {
    if let text = text(key) { return text }
    if values[key] == nil { report(key, "is missing", remedy: "add `\(key):` there") }
    return ""
  }

  /// `true` or `false`.
  func flag(_ key: String, default fallback: Bool = false) -> Bool {
    guard let text = text(key) else { return fallback }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(key, "'\(text)' is neither true nor false", remedy: "write true or false")
      return fallback
    }
  }

  /// A whole number from 0 up.
  func whole(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    if let number = Int(text), (0...1_000_000_000).contains(number) { return number }
    report(key, "'\(text)' is not a whole number", remedy: "write digits only")
    return nil
  }

  /// A list of texts; a single text counts as a list of one.
  func list(_ key: String) -> [String] { texts(key).compactMap(\.text) }

  /// Whether something stands under a key, right or wrong.
  func holds(_ key: String) -> Bool {
    guard let node = value(key) else { return false }
    if case .list(let elements) = node.content { return !elements.isEmpty }
    return true
  }

  /// One of the words that an enumeration names.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let text = text(key) else { return fallback }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    report(
      key, "'\(text)' is not one of \(known.joined(separator: ", "))",
      remedy: PolicyReading.suggestion(for: text, among: known))
    return fallback
  }

  /// A code that another part of the policy defines.
  func reference(_ key: String, to kind: CodeKind) -> String? {
    guard let text = text(key), let node = value(key) else { return nil }
    reading.refer(to: text, as: kind, subject: subject(key), node: node)
    return text
  }

  /// Codes that another part of the policy defines.
  func references(_ key: String, to kind: CodeKind) -> [String] {
    texts(key).compactMap { element in
      guard let text = element.text else { return nil }
      reading.refer(to: text, as: kind, subject: subject(key), node: element)
      return text
    }
  }

  /// The elements of a list of texts, reported where one is something else.
  private func texts(_ key: String) -> [PolicyNode] {
    guard let node = value(key) else { return [] }
    switch node.content {
    case .text: return [node]
    case .list(let elements):
      for element in elements where element.text == nil {
        reading.report(subject(key), at: element, "is not a list of words", remedy: "write [a, b]")
      }
      return elements.filter { $0.text != nil }
    default:
      report(key, "is not a list", remedy: "write [a, b]")
      return []
    }
  }

  /// Reads a mapping under a key; nil where it is absent.
  func section<Part>(_ key: String, _ read: (PolicySection) -> Part) -> Part? {
    guard let node = value(key) else { return nil }
    let section = PolicySection(node, path: subject(key), reading: reading)
    defer { section.finish() }
    return read(section)
  }

  /// Reads a mapping of codes to mappings, in the order of the file.
  func entries<Entry>(
    _ key: String, _ read: (String, PolicySection) -> Entry?
  ) -> [Entry] {
    guard let node = value(key) else { return [] }
    if case .mapping = node.content {
    } else {
      report(key, "is not a mapping of codes", remedy: "write `CODE: {…}` lines")
    }
    return node.members.compactMap { member in
      let path = subject(key) + "." + member.name
      let section = PolicySection(member.value, path: path, reading: reading)
      defer { section.finish() }
      return read(member.name, section)
    }
  }
}
