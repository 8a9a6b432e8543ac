/// The value of one member of an event's `data`: what the batch profile of contract section 6 allows.
///
/// Numbers are integers within ±(2^53−1); decimals travel as strings.
public enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The text, when this is a string.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The integer, when this is a number.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The truth value, when this is a boolean.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The elements, when this is an array.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, when this is an object.
  public var object: [String: JSONValue]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of that name, when this is an object that has it.
  public subscript(name: String) -> JSONValue? { object?[name] }
}
