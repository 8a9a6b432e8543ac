import ChildProcesses
import Foundation
import Testing

/// A practice site on a test exchange, worked through the real `hearwell`.
final class TestSite: Sendable {
  let exchange: TestExchange

  init() throws {
    exchange = try TestExchange()
    let made = try run("init", "--site", "101", "--name", "城东营业厅", "--practice")
    try #require(made.status == 0, "\(made.text)")
    let path = exchange.folder + "/hall/hearwell.yaml"
    let lines = """
      lines:
        - {id: "01", playback: "\(exchange.line())", capture: "\(exchange.line())", signalling: immediate}

      """
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (Self.withoutLines(text) + lines).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: String...) throws -> (status: Int32, text: String, json: Any?) {
    try end(start(arguments))
  }

  /// Starts a command.
  func start(_ arguments: [String]) throws -> Command {
    let output = "\(exchange.folder)/output-\(UUID().uuidString)"
    let process = try ChildProcess(
      [Self.program] + arguments, in: exchange.folder,
      environment: [
        "PATH": "/usr/bin:/bin", "HEARWELL_SHARE": TestHotline.root, "HOME": exchange.folder,
        "ALSA_CONFIG_PATH": TestHotline.root + "/Tests/asound.conf",
      ], output: output, errors: output + ".errors")
    return Command(process: process, output: output)
  }

  /// A command under way.
  struct Command {
    let process: ChildProcess
    let output: String
  }

  /// Waits for a command's end.
  func end(_ command: Command) throws -> (status: Int32, text: String, json: Any?) {
    let status = command.process.wait()
    let text = try String(contentsOfFile: command.output, encoding: .utf8)
    let json = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    return (status, text, json)
  }

  func cases() throws -> [[String: Any]] {
    try run("case", "list", "--json").json as? [[String: Any]] ?? []
  }

  /// `hearwell` lies where this test's program lies.
  private static var program: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/hearwell"
  }

  /// The configuration without its section `lines`.
  private static func withoutLines(_ yaml: String) -> String {
    var isInLines = false
    return yaml.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.hasPrefix("lines:") {
        isInLines = true
      } else if let first = line.first, first != " ", first != "-", first != "#" {
        isInLines = false
      }
      return !isInLines
    }.joined(separator: "\n") + "\n"
  }
}
