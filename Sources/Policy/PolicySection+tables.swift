internal import Cases

extension PolicySection {
  /// The parts that people decide by, each with the keys that its entries may have.
  func tables() -> [String: JSONValue] {
    var tables: [String: JSONValue] = [:]
    for (name, shape) in PolicyTables.shapes {
      guard let node = value(name) else { continue }
      check(node, path: name, known: shape.entries)
      for member in node.members {
        check(member.value, path: "\(name).\(member.name)", known: shape.keys)
      }
      tables[name] = node.json
    }
    return tables
  }

  /// An ISO 8601 duration in one of them.
  func span(_ key: String, ofTable name: String) -> CalendarSpan? {
    value(name).flatMap { PolicySection($0, path: subject(name), reading: reading).span(key) }
  }

  /// Reports the members of a mapping that are none of the known ones.
  private func check(_ node: PolicyNode, path: String, known: Set<String>) {
    guard !known.isEmpty else { return }
    for member in node.members where !known.contains(member.name) {
      reading.report(
        "\(path).\(member.name)", file: member.value.file, line: member.line,
        "unknown key '\(member.name)'",
        remedy: PolicyReading.suggestion(for: member.name, among: known))
    }
  }
}

extension PolicyNode {
  /// This value as it is written; numbers and truth values become such.
  var json: JSONValue {
    switch content {
    case .empty: .null
    case .text("true"): .boolean(true)
    case .text("false"): .boolean(false)
    case .text(let text): Int(text).map { .integer($0) } ?? .string(text)
    case .list(let elements): .array(elements.map(\.json))
    case .mapping(let members):
      .object(Dictionary(members.map { ($0.name, $0.value.json) }) { _, last in last })
    }
  }
}
