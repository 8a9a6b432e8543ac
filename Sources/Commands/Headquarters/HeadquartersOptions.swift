import ArgumentParser
import Foundation

/// Which headquarters.
struct HeadquartersOptions: ParsableArguments {
  @Option(help: "Headquarters' directory (else ./headquarters).")
  var directory: String?

  var path: String { directory.map(Self.absolute) ?? Self.defaultPath }

  /// Where headquarters is looked for when nothing is said.
  static var defaultPath: String { absolute("headquarters") }

  private static func absolute(_ named: String) -> String {
    let whole =
      named.hasPrefix("/") ? named : FileManager.default.currentDirectoryPath + "/" + named
    return (whole as NSString).standardizingPath
  }
}
