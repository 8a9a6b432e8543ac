extension Document {
  /// The value at a path such as `flags.0` or `callback.number`, as text; nil where there is none.
  func text(at path: String) -> String? {
    var value = self
    for name in path.split(separator: ".") {
      switch value {
      case .object(let members):
        guard let member = members.first(where: { $0.name == name }) else { return nil }
        value = member.value
      case .array(let elements):
        guard let index = Int(name), elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    switch value {
    case .null: return nil
    case .string(let text): return text
    default: return value.text
    }
  }
}
