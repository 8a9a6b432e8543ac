import Cases
import Foundation

/// What `--json` prints: JSON with its members in the order written and nulls where there is nothing.
enum Document: Sendable, Equatable {
  struct Member: Sendable, Equatable {
    let name: String
    let value: Document
  }

  case null
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)
  case array([Document])
  case object([Member])
}

extension Document: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Document...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, Document)...) {
    self = .object(elements.map { Member(name: $0, value: $1) })
  }
  init(nilLiteral: ()) { self = .null }
}

extension Document {
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  /// RFC 3339 with the offset of a zone.
  init(_ time: Date?, in zone: TimeZone) {
    self = time.map { .string(Timestamp.text($0, in: zone)) } ?? .null
  }

  /// Compact JSON (RFC 8259).
  var text: String {
    var text = ""
    write(into: &text)
    return text
  }

  private func write(into text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .decimal(let value): text += value.isFinite ? "\(value)" : "null"
    case .string(let value): JSONValue.write(quoted: value, into: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        JSONValue.write(quoted: member.name, into: &text)
        text += ":"
        member.value.write(into: &text)
      }
      text += "}"
    }
  }
}
