import Foundation
public import Policy

/// The policy that stands in the repository, from its root.
public enum ShippedPolicy {
  public static func read() throws -> Policy {
    func source(_ name: String) throws -> PolicySource {
      PolicySource(
        file: name, text: try String(contentsOfFile: "kiosk/policy/" + name, encoding: .utf8))
    }
    return try Policy(yaml: source("water-default.yaml"), holidays: source("holidays.yaml"))
  }
}
