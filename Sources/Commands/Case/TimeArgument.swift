import Cases
import Foundation

/// Times on the command line.
enum TimeArgument {
  /// RFC 3339, or a time of the policy's zone without offset, seconds or time of day.
  ///
  /// - Throws: ``CommandError`` of bad data.
  static func time(_ text: String, option: String, in zone: TimeZone) throws -> Date {
    let typed = text.replacingOccurrences(of: " ", with: "T")
    for tail in ["", ":00", "T00:00:00"] {
      if let time = Timestamp.time(typed + tail) { return time }
      // The offset of a zone depends on the time, so read it twice.
      guard let near = Timestamp.time(typed + tail + "Z") else { continue }
      let offset = TimeInterval(zone.secondsFromGMT(for: near))
      return near.addingTimeInterval(-offset)
    }
    throw refusal(text, option)
  }

  /// A time until when something holds: a date alone is until the end of that day.
  ///
  /// - Throws: ``CommandError`` of bad data.
  static func end(_ text: String, option: String, in zone: TimeZone) throws -> Date {
    let isDate = text.count == 10 && Timestamp.time(text + "T00:00:00Z") != nil
    return try time(isDate ? text + "T23:59:59" : text, option: option, in: zone)
  }

  private static func refusal(_ text: String, _ option: String) -> CommandError {
    CommandError(
      .badData, subject: "\(option) '\(text)'", cause: "it is no time",
      remedy: "write it like 2026-11-22T18:05:00+08:00")
  }
}
