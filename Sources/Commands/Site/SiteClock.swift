import Cases
import Foundation

/// The time by which a command works: the machine's, or on a practice site one that
/// `$HEARWELL_NOW` set and that runs on from there.
struct SiteClock: Sendable {
  private let ahead: TimeInterval

  /// The machine's clock.
  static let machine = SiteClock(ahead: 0)

  private init(ahead: TimeInterval) { self.ahead = ahead }

  /// - Throws: ``CommandError`` where the variable is set and this is no practice directory, or where
  ///   it is no time.
  init(environment: [String: String], practice: Bool, directory: String) throws {
    guard let text = environment["HEARWELL_NOW"], !text.isEmpty else {
      self = .machine
      return
    }
    guard practice else {
      throw CommandError(
        .configuration, subject: "$HEARWELL_NOW",
        cause: "\(directory) is no practice directory, and its clock cannot be set",
        remedy: "unset the variable, or make a practice site with `hearwell init --practice`")
    }
    guard let time = Timestamp.time(text) else {
      throw CommandError(
        .configuration, subject: "$HEARWELL_NOW", cause: "'\(text)' is no RFC 3339 time",
        remedy: "write it like 2026-11-22T18:05:00+08:00")
    }
    self.init(ahead: time.timeIntervalSince(Date()))
  }

  var now: Date { Date().addingTimeInterval(ahead) }
}
