import Cases
import Foundation

/// What else is known of a case, as somebody gives it by option or in a file: the one door through
/// which it comes in.
struct GivenDetails {
  private(set) var known: [Detail: String] = [:]
  let zone: TimeZone

  /// The names that may be given; which tests of validity hold is said at acceptance alone.
  static let names = Detail.allCases.filter { $0 != .validity }.map(\.rawValue)

  init(in zone: TimeZone) { self.zone = zone }

  /// The detail of a name that may be given; nil for another.
  static func detail(named name: String) -> Detail? {
    names.contains(name) ? Detail(rawValue: name) : nil
  }

  /// Takes a detail under the name by which it was given. A time is written as it is kept, words of
  /// a list are parted by one blank.
  ///
  /// - Throws: ``CommandError`` of bad data for a time that is none.
  mutating func take(_ text: String, for detail: Detail, givenAs name: String) throws {
    known[detail] =
      if detail == .actEndedAt {
        Timestamp.text(try TimeArgument.time(text, option: name, in: zone), in: zone)
      } else if detail.isList {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      } else {
        text
      }
  }
}
