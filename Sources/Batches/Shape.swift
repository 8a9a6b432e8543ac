import Cases

/// The form that a value of `data` must have: judged here, and printed as JSON Schema.
indirect enum Shape: Sendable {
  case text
  case integer(ClosedRange<Int>)
  case boolean
  case choice([String])
  /// Text that ECMA-262's regular expression describes, and how we judge it ourselves.
  case form(Form)
  case list(Shape)
  case object([Member])
  case nullable(Shape)

  /// A member of an object. Others are allowed: newer sites may say more.
  struct Member: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool

    static func required(_ name: String, _ shape: Shape) -> Member {
      Member(name: name, shape: shape, isRequired: true)
    }

    static func optional(_ name: String, _ shape: Shape) -> Member {
      Member(name: name, shape: shape, isRequired: false)
    }
  }

  /// The path of the first member that has another form, such as `clocks.0.state`, empty for the
  /// value itself; nil where all fits.
  func fault(in value: JSONValue) -> String? {
    switch (self, value) {
    case (.nullable, .null), (.text, .string), (.boolean, .boolean): return nil
    case (.nullable(let shape), _): return shape.fault(in: value)
    case (.integer(let range), .integer(let number)): return range.contains(number) ? nil : ""
    case (.choice(let texts), .string(let text)): return texts.contains(text) ? nil : ""
    case (.form(let form), .string(let text)): return form.fits(text) ? nil : ""
    case (.list(let shape), .array(let elements)):
      for (index, element) in elements.enumerated() {
        if let fault = shape.fault(in: element) { return Self.path("\(index)", fault) }
      }
      return nil
    case (.object(let members), .object(let values)):
      return Self.fault(in: values, members)
    default: return ""
    }
  }

  /// The path of the first member of an object that is missing or has another form.
  static func fault(in values: [String: JSONValue], _ members: [Member]) -> String? {
    for member in members {
      guard let value = values[member.name] else {
        if member.isRequired { return member.name }
        continue
      }
      if let fault = member.shape.fault(in: value) { return path(member.name, fault) }
    }
    return nil
  }

  private static func path(_ outer: String, _ inner: String) -> String {
    inner.isEmpty ? outer : "\(outer).\(inner)"
  }
}
