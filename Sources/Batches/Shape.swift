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

  /// The path of the first member that has another form, such as `clocks.0.state`; nil where all
  /// fits. `path` is where the value stands.
  func fault(in value: JSONValue, at path: String) -> String? {
    switch (self, value) {
    case (.nullable, .null), (.text, .string), (.boolean, .boolean): return nil
    case (.nullable(let shape), _): return shape.fault(in: value, at: path)
    case (.integer(let range), .integer(let number)): return range.contains(number) ? nil : path
    case (.choice(let texts), .string(let text)): return texts.contains(text) ? nil : path
    case (.form(let form), .string(let text)): return form.fits(text) ? nil : path
    case (.list(let shape), .array(let elements)):
      for (index, element) in elements.enumerated() {
        if let fault = shape.fault(in: element, at: "\(path).\(index)") { return fault }
      }
      return nil
    case (.object(let members), .object(let values)):
      for member in members {
        let place = path.isEmpty ? member.name : "\(path).\(member.name)"
        guard let value = values[member.name] else {
          if member.isRequired { return place }
          continue
        }
        if let fault = member.shape.fault(in: value, at: place) { return fault }
      }
      return nil
    default: return path
    }
  }
}
