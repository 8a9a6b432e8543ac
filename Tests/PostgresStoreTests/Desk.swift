import ChildProcesses
import Foundation

/// A temporary folder in which `hearwell` runs; it is removed with the value.
final class Desk: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "database-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  typealias Outcome = (status: Int32, output: String, errors: String)

  /// `hearwell` lies where this test's program lies, and `hearwell-network` beside it.
  static let program: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/hearwell"
  }()

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let environment = ["PATH": "/usr/bin:/bin", "HEARWELL_SHARE": repository, "TZ": "UTC"]

  @discardableResult
  func hearwell(_ arguments: [String], program: String = Desk.program) throws -> Outcome {
    try ChildProcess.run([program] + arguments, in: folder, environment: Self.environment)
  }

  @discardableResult
  func headquarters(_ arguments: String...) throws -> Outcome {
    try hearwell(["headquarters"] + arguments)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }
}
