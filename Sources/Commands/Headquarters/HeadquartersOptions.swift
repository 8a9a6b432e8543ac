import ArgumentParser
import Foundation

/// Which headquarters.
struct HeadquartersOptions: ParsableArguments {
  @Option(help: "Headquarters' directory (else ./headquarters).")
  var directory: String?

  var path: String {
    let named = directory ?? "headquarters"
    let whole =
      named.hasPrefix("/") ? named : FileManager.default.currentDirectoryPath + "/" + named
    return (whole as NSString).standardizingPath
  }
}
