import Foundation

/// A case as it is kept: one JSON document, times in RFC 3339 with the zone's offset.
package enum CaseBody {
  /// The case of that number.
  ///
  /// - Throws: ``UnreadableProjection``.
  package static func read(_ text: String, of number: String) throws(UnreadableProjection) -> Case {
    do {
      return try read(text)
    } catch {
      throw UnreadableProjection(subject: "case \(number)")
    }
  }

  private static func read(_ text: String) throws -> Case {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let time = Timestamp.time(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not RFC 3339")
      }
      return time
    }
    return try decoder.decode(Case.self, from: Data(text.utf8))
  }
}
