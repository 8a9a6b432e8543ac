import ChildProcesses
import Foundation

/// A temporary folder in which `hearwell` runs; it is removed with the value.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gateway-\(UUID())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// `hearwell` lies where this test's program lies, and `hearwell-network` beside it.
  static var program: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/hearwell"
  }

  static let environment = [
    "PATH": "/usr/bin:/bin", "HEARWELL_SHARE": repository, "TZ": "UTC",
  ]

  @discardableResult
  func hearwell(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    try ChildProcess.run([Self.program] + arguments, in: path, environment: Self.environment)
  }

  func shell(_ line: String) throws -> (status: Int32, output: String, errors: String) {
    try ChildProcess.run(["/bin/bash", "-c", line], in: path, environment: Self.environment)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func append(_ text: String, to name: String) throws { try write(try read(name) + text, to: name) }
}
