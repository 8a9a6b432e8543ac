import ChildProcesses
import Foundation
import Testing

/// A site in a temporary folder, worked through the real `hearwell`.
struct Hall {
  /// What a command left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The JSON document on standard output.
    var json: Any? {
      try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var array: [[String: Any]] { json as? [[String: Any]] ?? [] }
    /// The output without its line break.
    var line: String { output.trimmingCharacters(in: .newlines) }
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `hearwell` lies where this test's program lies.
  static var program: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/hearwell"
  }

  let folder: URL
  /// What `$HEARWELL_NOW` is for every command; nil where it is not set.
  var now: String?

  var site: String { folder.appending(path: "hall").path }

  /// A folder without a site.
  init(now: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.now = now
  }

  /// A practice site 101.
  static func practice(now: String? = "2026-11-23T09:00:00+08:00") throws -> Hall {
    let hall = try Hall(now: now)
    let made = try hall.run("init", "--site", "101", "--name", "城东营业厅", "--practice")
    try #require(made.status == 0, "\(made.errors)")
    return hall
  }

  func close() { try? FileManager.default.removeItem(at: folder) }

  /// Runs `hearwell` in the folder, so that `./hall` is the site.
  @discardableResult
  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  @discardableResult
  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(Self.program, arguments, input: input, environment: environment)
  }

  /// Runs a line of bash in the folder, with the environment of a command.
  @discardableResult
  func shell(_ line: String) throws -> Outcome { try start("/bin/bash", ["-c", line]) }

  /// Runs SQL on the site's store with SQLite's own shell; returns what it prints.
  @discardableResult
  func sql(_ statement: String) throws -> String {
    let outcome = try start("/usr/bin/sqlite3", [site + "/cases.sqlite", statement])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  private func start(
    _ program: String, _ arguments: [String], input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    var surroundings = [
      "PATH": "/usr/bin:/bin", "HEARWELL_SHARE": Self.repository.path, "TZ": "UTC",
    ]
    surroundings["HEARWELL_NOW"] = now
    let ended = try ChildProcess.run(
      [program] + arguments, in: folder.path,
      environment: surroundings.merging(environment) { $1 }, input: input ?? "")
    return Outcome(status: ended.status, output: ended.output, errors: ended.errors)
  }

  /// Registers a complaint about charges; returns its number.
  func complaint(phone: String = "13800138000") throws -> String {
    let made = try run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--statement", "水费比上月多三倍", "--phone", phone, "--callback", "--by", "intake_agent")
    try #require(made.status == 0, "\(made.errors)")
    return made.line
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }
}
