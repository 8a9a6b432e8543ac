import ArgumentParser
import Foundation

/// What a notice says, as it is typed at a site and at headquarters.
struct NoticeOptions: ParsableArguments {
  ///
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case planned, sudden
  }

  @Option(help: "planned or sudden.")
  var kind: Kind
  @Option(help: "Where, as customers know it.")
  var area: String
  @Option(help: "When it begins.")
  var from: String
  @Option(help: "When it ends; a date alone is until the end of that day.")
  var until: String
  @Option(help: "What the kiosk shows beside.")
  var text: String?

  func validate() throws {
    if area.allSatisfy(\.isWhitespace) { throw ValidationError("--area is empty") }
  }

  func times(in zone: TimeZone) throws -> (from: Date, until: Date) {
    (
      try TimeArgument.time(from, option: "--from", in: zone),
      try TimeArgument.end(until, option: "--until", in: zone)
    )
  }
}
