public import Cases

/// The JSON Schema (2020-12) of batch, acknowledgement and direction lines: what `hearwell schema batch`
/// prints. Every line that Hearwell writes is valid under it; unknown types of events are, too.
public enum BatchSchema {
  /// The schema as one JSON value.
  public static var value: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:hearwell:schema:batch:1",
      "title": "A line of a Hearwell batch, acknowledgement, heartbeat or file of directions",
      "description":
        "JSON Lines: a header, its events, their private records, and a signature over all bytes before it; or one line and its signature.",
      "oneOf": .array(
        [
          "header", "event", "private", "signature", "acknowledgement", "heartbeat", "directions",
          "direction",
        ].map {
          ["$ref": .string("#/$defs/\($0)")]
        }),
      "$defs": [
        "header": header, "event": event, "private": privateRecord, "signature": signature,
        "acknowledgement": acknowledgement, "heartbeat": heartbeat,
        "directions": directionsHeader, "direction": direction,
      ],
    ]
  }

  /// The schema as indented text.
  public static var text: String { value.indented + "\n" }

  private static var header: JSONValue {
    object(
      [
        .required("hearwell", .choice(["batch"])), .required("version", .integer(1...1)),
        .required("minimumReader", .integer(1...1)), .required("site", .form(.site)),
        .required("epoch", .integer(1...9)), .required("first", .integer(1...999_999_999)),
        .required("last", .integer(1...999_999_999)),
        .required("events", .integer(1...BatchLimits.events)),
        .required("privates", .integer(0...BatchLimits.events)),
        .required("previousHash", .form(.hash)), .required("lastHash", .form(.hash)),
        .required("policyVersion", .text), .required("sealedAt", .form(.time)),
        .required("keyId", .form(.keyId)), .optional("practice", .boolean),
      ], isClosed: true)
  }

  private static var acknowledgement: JSONValue {
    object(
      [
        .required("hearwell", .choice(["acknowledgement"])), .required("version", .integer(1...1)),
        .required("site", .form(.site)), .required("epoch", .integer(1...9)),
        .required("appliedSequence", .integer(0...999_999_999)),
        .required("appliedHash", .form(.hash)),
        .required("durableSequence", .integer(0...999_999_999)),
        .required("parked", .list(.form(.eventId))),
        .required("wantedRecordings", .list(.form(.hash))), .required("at", .form(.time)),
      ], isClosed: true)
  }

  private static var heartbeat: JSONValue {
    let count = Shape.integer(0...BatchLimits.integer)
    return object(
      [
        .required("hearwell", .choice(["heartbeat"])), .required("version", .integer(1...1)),
        .required("site", .form(.site)), .required("epoch", .integer(1...9)),
        .required("sequence", .integer(0...999_999_999)), .required("hash", .form(.hash)),
        .required("at", .form(.time)), .optional("waitingSince", .form(.time)),
        .required("diskFree", count), .required("diskSize", count),
        .required("recordingsWaiting", count),
        .required("everySeconds", .integer(1...BatchLimits.integer)),
        .optional("practice", .boolean),
      ], isClosed: true)
  }

  private static var signature: JSONValue {
    var schema = object(
      [.required("signature", .text), .required("keyId", .form(.keyId))], isClosed: true)
    schema = schema.setting("properties", "signature", pattern(#"^[A-Za-z0-9+/]{85}[AQgw]==$"#))
    return schema
  }

  private static var privateRecord: JSONValue {
    let text = Shape.text
    let contact = Shape.object(
      ["name", "phone", "extension", "account", "address"].map { .optional($0, text) })
    let data = Shape.object([
      .optional("statement", text), .optional("contact", contact), .optional("queryCode", text),
      .optional(
        "callback", .object([.optional("number", text), .optional("callingNumber", text)])),
      .optional("note", text),
    ])
    return object(
      [.required("private", .form(.entryId)), .required("salt", text), .required("data", data)],
      isClosed: true
    ).setting("properties", "salt", pattern(#"^[A-Za-z0-9+/]{21}[AQgw]==$"#))
  }

  static func envelope(id: Form) -> JSONValue {
    object(
      [
        .required("specversion", .choice(["1.0"])), .required("id", .form(id)),
        .required("source", .text), .required("type", .text),
        .optional("subject", .form(.caseNumber)), .required("time", .form(.time)),
        .required("sequence", .integer(1...999_999_999)), .required("data", .object([])),
        .optional("privatedigest", .form(.digest)),
      ], isClosed: false)
  }

  private static var event: JSONValue {
    var schema = envelope(id: .eventId)
    schema = schema.setting("properties", "source", pattern(#"^urn:hearwell:site:[1-9]\d\d$"#))
    guard case .object(var members) = schema else { return schema }
    members["allOf"] = .array(EventShapes.known.map(condition))
    return .object(members)
  }

  /// What the lines of one type must have beside.
  private static func condition(on type: EventType) -> JSONValue {
    let data = Shape.object(EventShapes.members(of: type) ?? []).schema
    let required: JSONValue = EventShapes.needsSubject(type) ? ["subject", "data"] : ["data"]
    return [
      "if": ["properties": ["type": ["const": .string(type.rawValue)]]],
      "then": ["required": required, "properties": ["data": data]],
    ]
  }

  static func object(_ members: [Shape.Member], isClosed: Bool) -> JSONValue {
    guard case .object(var schema) = Shape.object(members).schema else { return [:] }
    if isClosed { schema["additionalProperties"] = false }
    return .object(schema)
  }

  static func pattern(_ text: String) -> JSONValue {
    ["type": "string", "pattern": .string(text)]
  }
}
