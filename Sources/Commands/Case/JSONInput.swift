import Cases
import Foundation

/// JSON that somebody hands in.
struct JSONInput: Decodable {
  let value: JSONValue

  /// - Throws: ``CommandError`` of bad data where it is no JSON.
  static func read(_ text: String, from source: String) throws -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONInput.self, from: Data(text.utf8)).value
    } catch {
      throw CommandError(
        .badData, subject: source, cause: "it is no JSON document, or holds a number with decimals",
        remedy: "mend it there")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let boolean = try? container.decode(Bool.self) {
      value = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      value = .integer(integer)
    } else if let text = try? container.decode(String.self) {
      value = .string(text)
    } else if let elements = try? container.decode([JSONInput].self) {
      value = .array(elements.map(\.value))
    } else {
      value = .object(try container.decode([String: JSONInput].self).mapValues(\.value))
    }
  }
}
