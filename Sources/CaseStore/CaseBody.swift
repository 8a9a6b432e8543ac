import Cases
import Foundation
import GRDB

/// A case as it is kept: one JSON document, times in RFC 3339 with the zone's offset.
enum CaseBody {
  /// The case of a row that begins with its number and its body.
  ///
  /// - Throws: ``UnreadableProjection``.
  static func read(_ row: Row) throws(UnreadableProjection) -> Case {
    do {
      return try read(row[1] as String)
    } catch {
      throw UnreadableProjection(subject: "case \(row[0] as String)")
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
