import ChildProcesses
import Foundation

/// The package as SwiftPM describes it, and its files.
struct House {
  struct Description: Decodable {
    let targets: [Room]
  }

  struct Room: Decodable {
    let name: String
    let type: String
    let path: String
    let sources: [String]
    let target_dependencies: [String]?
    let product_dependencies: [String]?
  }

  let root: URL
  let rooms: [Room]

  init() throws {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let described = try ChildProcess.run([
      "/usr/bin/env", "swift", "package", "--ignore-lock", "--package-path", root.path, "describe",
      "--type", "json",
    ])
    let data = Data(described.output.utf8)
    rooms = try JSONDecoder().decode(Description.self, from: data).targets
  }

  /// The Swift files below a folder of the repository.
  func swiftFiles(below folder: String) -> [URL] {
    let files = FileManager.default.enumerator(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  func lines(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }
}
