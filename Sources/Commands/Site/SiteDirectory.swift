import Foundation

/// The folder in which everything of one site lies.
struct SiteDirectory: Sendable, Equatable {
  let path: String
  /// `--directory`, `$HEARWELL_DIRECTORY` or `default`.
  let origin: String

  /// The named folder, else `$HEARWELL_DIRECTORY`, else `./hall`.
  init(named: String?, environment: [String: String]) {
    if let named {
      path = Self.absolute(named)
      origin = "--directory"
    } else if let set = environment["HEARWELL_DIRECTORY"], !set.isEmpty {
      path = Self.absolute(set)
      origin = "$HEARWELL_DIRECTORY"
    } else {
      path = Self.absolute("hall")
      origin = Self.unnamed
    }
  }

  /// Whether somebody said which; else it is where a site is looked for when nothing is said.
  var isNamed: Bool { origin != Self.unnamed }

  var configuration: String { path + "/hearwell.yaml" }
  var policy: String { path + "/policy.yaml" }
  var store: String { path + "/cases.sqlite" }
  var keys: String { path + "/keys" }
  var recordings: String { path + "/recordings" }
  var outbox: String { path + "/outbox" }
  var evidence: String { path + "/evidence" }

  /// A path of the configuration: relative ones begin here.
  func placed(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }

  private static let unnamed = "default"

  private static func absolute(_ path: String) -> String {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    return (whole as NSString).standardizingPath
  }
}
