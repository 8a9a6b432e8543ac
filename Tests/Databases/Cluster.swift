import ChildProcesses
import Foundation
import Glibc

/// A PostgreSQL server of Debian's on a Unix socket in a folder of its own. It ends with the process
/// that started it, however that ends.
public final class Cluster: Sendable {
  /// One for all tests of a process that do not stop it.
  public static let shared = Result { try Cluster() }

  /// Text with what a URL must escape.
  public static let password = "ge#heim/@7:"

  public let folder: String
  private let keeper: ChildProcess
  private let lifeline: Int32

  public struct Failure: Error {
    public let reason: String
  }

  /// `settings` are the server's, NAME=VALUE, such as `fsync=on`: tests can spare the disk.
  public init(in parent: String? = nil, settings: [String] = []) throws {
    folder =
      (parent.map { $0 + "/" } ?? NSTemporaryDirectory()) + "pg-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try Data((Self.password + "\n").utf8).write(to: URL(filePath: folder + "/password"))
    let line = folder + ".line"
    guard mkfifo(line, 0o600) == 0 else { throw Failure(reason: "mkfifo \(line)") }
    // Both ends, so that neither waits for the other; the server's ends with this process.
    lifeline = open(line, O_RDWR | O_CLOEXEC)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "cluster")
    keeper = try ChildProcess(
      ["/bin/sh", script.path, folder] + settings, input: line, errors: folder + "/errors")
    unlink(line)
    try startAgain()
  }

  deinit { stop() }

  private func waitUntilItAnswers() throws {
    for _ in 0..<600 {
      if try run(["/usr/bin/pg_isready", "-q", "-h", folder]) == 0 { return }
      usleep(50_000)
    }
    let log = (try? String(contentsOfFile: folder + "/initdb.log", encoding: .utf8)) ?? ""
    throw Failure(reason: "no server in \(folder): \(log.suffix(500))")
  }

  /// Seconds of processor time of the server, its processes and those of them that ended.
  public var processor: Double {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let server = server
    let ticks = processes.compactMap { pid_t($0) }.reduce(0) { sum, id in
      let stat = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
      // Behind the name: state, parent …, user, system, and those of children that were waited for.
      let fields =
        stat.split(separator: ") ").last?.split(separator: " ").map { Int($0) ?? 0 } ?? []
      guard fields.count > 14, id == server || fields[1] == Int(server) else { return sum }
      return sum + fields[11...14].reduce(0, +)
    }
    return Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private var server: pid_t {
    let text = (try? String(contentsOfFile: folder + "/server.pid", encoding: .utf8)) ?? ""
    return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  private func run(_ command: [String]) throws -> Int32 { try ChildProcess.run(command).status }

  /// Ends the server at once, as a crash does; it stays away until ``startAgain()``.
  public func kill() throws {
    unlink(folder + "/wanted")
    let id = server
    guard id > 0 else { return }
    Glibc.kill(id, SIGQUIT)
    while Glibc.kill(id, 0) == 0 { usleep(20_000) }
  }

  /// Starts the server after ``kill()``; it answers when this returns.
  public func startAgain() throws {
    try Data().write(to: URL(filePath: folder + "/wanted"))
    try waitUntilItAnswers()
  }

  /// Ends the server; its folder is gone when this returns.
  public func stop() {
    close(lifeline)
    keeper.wait()
  }

  /// The URL of a new, empty schema of its own.
  public func schema() throws -> String {
    let name = "s" + UUID().uuidString.prefix(8).lowercased()
    try execute("CREATE SCHEMA \(name)")
    return url(schema: name)
  }

  /// The URL of a copy of a schema, made as backups are: a dump that is played back.
  public func copy(of url: String) throws -> String {
    guard let name = url.split(separator: "%3D").last else { throw Failure(reason: url) }
    let dumped = try ChildProcess.run(["/usr/bin/pg_dump", "--schema", String(name), url])
    guard dumped.status == 0 else { throw Failure(reason: dumped.errors) }
    let copy = "c" + name.dropFirst()
    let file = folder + ".\(copy).sql"
    defer { unlink(file) }
    try Data(dumped.output.replacing(name, with: copy).utf8).write(to: URL(filePath: file))
    let played = try ChildProcess.run([
      "/usr/bin/psql", "-Xq", "-v", "ON_ERROR_STOP=1", self.url(), "-f", file,
    ])
    guard played.status == 0 else { throw Failure(reason: played.errors) }
    return self.url(schema: copy)
  }

  public func url(schema: String = "public", password: String = Cluster.password) -> String {
    func escaped(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
    return "postgresql://hearwell:\(escaped(password))@\(escaped(folder))/postgres"
      + "?options=-csearch_path%3D\(schema)"
  }

  /// Runs SQL by psql; what it printed.
  @discardableResult
  public func execute(_ sql: String, at url: String? = nil) throws -> String {
    let ran = try ChildProcess.run(
      ["/usr/bin/psql", "-XqAt", "-v", "ON_ERROR_STOP=1", url ?? self.url(), "-c", sql])
    guard ran.status == 0 else { throw Failure(reason: ran.errors) }
    return ran.output
  }
}
