import Cases

extension BatchSchema {
  /// The first line of a file of directions.
  static var directionsHeader: JSONValue {
    object(
      [
        .required("hearwell", .choice([BatchKind.directions.rawValue])),
        .required("version", .integer(1...1)), .required("minimumReader", .integer(1...1)),
        .required("site", .form(.site)), .required("first", .integer(1...999_999_999)),
        .required("last", .integer(1...999_999_999)),
        .required("events", .integer(1...BatchLimits.events)),
        .required("privates", .integer(0...BatchLimits.events)),
        .required("previousHash", .form(.hash)), .required("lastHash", .form(.hash)),
        .required("sealedAt", .form(.time)), .required("keyId", .form(.keyId)),
        .optional("practice", .boolean),
      ], isClosed: true)
  }

  /// A line of headquarters' journal for a site.
  static var direction: JSONValue {
    let schema = envelope(id: .directionId)
      .setting("properties", "source", pattern("^urn:hearwell:headquarters$"))
    guard case .object(var members) = schema else { return schema }
    let types = EventShapes.directions.sorted { $0.key.rawValue < $1.key.rawValue }
    members["allOf"] = .array(
      types.map { type, shape in
        [
          "if": ["properties": ["type": ["const": .string(type.rawValue)]]],
          "then": ["properties": ["data": Shape.object(shape).schema]],
        ]
      })
    return .object(members)
  }
}
