public import Casework
public import Foundation
public import Policy

/// The policy files that ship, as a site reads them.
public enum ShippedPolicy {
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "kiosk/policy")

  public static func source(_ name: String) throws -> PolicySource {
    let url = folder.appending(path: name)
    return PolicySource(file: name, text: try String(contentsOf: url, encoding: .utf8))
  }

  private static let water = Result { try policy(nil) }

  /// The water utility's, read once for all tests.
  public static func policy() throws -> Policy { try water.get() }

  /// The water utility's, with a profile and a site's own changes laid over it where they are given.
  public static func policy(_ profile: String?, site: String? = nil) throws -> Policy {
    try Policy(
      yaml: source("water-default.yaml"), overlay: profile.map { try source("\($0).yaml") },
      site: site.map { PolicySource(file: "policy.yaml", text: $0) },
      holidays: source("holidays.yaml"))
  }

  /// The water utility's with some text replaced by another.
  public static func policy(replacing text: String, with other: String) throws -> Policy {
    let water = try source("water-default.yaml")
    return try Policy(
      yaml: PolicySource(
        file: water.file, text: water.text.replacingOccurrences(of: text, with: other)),
      holidays: source("holidays.yaml"))
  }
}

extension Policy {
  /// A member of staff per role, whose id is the role's and who belongs to every department, as
  /// `hearwell init` writes them.
  public var oneOfEachRole: [StaffMember] {
    roles.map { StaffMember(id: $0.code, name: $0.names.zh, roles: [$0.code]) }
  }
}
