import Foundation
import Policy

/// The policy files that ship, as a site reads them.
enum ShippedPolicy {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "kiosk/policy")

  static func source(_ name: String) throws -> PolicySource {
    let url = folder.appending(path: name)
    return PolicySource(file: name, text: try String(contentsOf: url, encoding: .utf8))
  }

  private static let water = Result { try policy(nil) }

  /// The water utility's, read once for all tests.
  static func policy() throws -> Policy { try water.get() }

  /// The water utility's, with a profile laid over it where one is named.
  static func policy(_ profile: String?) throws -> Policy {
    try Policy(
      yaml: source("water-default.yaml"), overlay: profile.map { try source("\($0).yaml") },
      holidays: source("holidays.yaml"))
  }

  /// The water utility's with some text replaced by another.
  static func policy(replacing text: String, with other: String) throws -> Policy {
    let water = try source("water-default.yaml")
    return try Policy(
      yaml: PolicySource(
        file: water.file, text: water.text.replacingOccurrences(of: text, with: other)),
      holidays: source("holidays.yaml"))
  }
}
