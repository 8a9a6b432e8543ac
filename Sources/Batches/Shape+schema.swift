import Cases

extension Shape {
  /// This form as JSON Schema.
  var schema: JSONValue {
    switch self {
    case .text: ["type": "string"]
    case .integer(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .boolean: ["type": "boolean"]
    case .choice(let texts): ["enum": .array(texts.map { .string($0) })]
    case .form(let form): ["type": "string", "pattern": .string(form.rawValue)]
    case .list(let shape): ["type": "array", "items": shape.schema]
    case .nullable(let shape): ["anyOf": [shape.schema, ["type": "null"]]]
    case .object(let members): Self.schema(of: members)
    }
  }

  private static func schema(of members: [Member]) -> JSONValue {
    var schema: [String: JSONValue] = ["type": "object"]
    if !members.isEmpty {
      // A later member of the same name narrows an earlier, common one.
      schema["properties"] = .object(
        Dictionary(members.map { ($0.name, $0.shape.schema) }) { _, last in last })
    }
    let required = members.filter(\.isRequired).map(\.name)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    return .object(schema)
  }
}

extension JSONValue {
  /// The same object with a member of a member replaced.
  func setting(_ outer: String, _ inner: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var members) = self, case .object(var nested) = members[outer] ?? [:] else {
      return self
    }
    nested[inner] = value
    members[outer] = .object(nested)
    return .object(members)
  }

  /// This value over several lines, two spaces a level, for people to read.
  var indented: String { indented(by: "") }

  private func indented(by margin: String) -> String {
    let deeper = margin + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      return "[\n" + elements.map { deeper + $0.indented(by: deeper) }.joined(separator: ",\n")
        + "\n\(margin)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.sorted { $0.key < $1.key }.map {
        "\(deeper)\(JSONValue.string($0.key).text): \($0.value.indented(by: deeper))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    default: return text
    }
  }
}
