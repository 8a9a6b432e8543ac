import ChildProcesses
import Foundation
import Testing

/// `hearwell kiosk` in a real terminal, which tmux plays: keys go in, the screen is read.
final class ScreenSession {
  private let server = "hearwell-kiosk-\(UUID())"
  let folder: URL

  /// Makes a site and opens its kiosk; `prepare` gets the site's folder before that.
  init(
    columns: Int, rows: Int, arguments: String = "", environment: String = "",
    prepare: (URL) throws -> Void = { _ in }
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-kiosk-\(UUID())")
    let hearwell = try Self.hearwell
    let share = Hall.repository.path
    _ = try ChildProcess.run([
      hearwell, "init", "--directory", folder.path, "--site", "101", "--name", "城东营业厅",
      "--prompts", "\(share)/prompts", "--kiosk", "\(share)/kiosk",
    ])
    try prepare(folder)
    try tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "stty -a > \(folder.path)/before; env \(environment) \(hearwell) --directory \(folder.path)"
        + " kiosk \(arguments) 2> \(folder.path)/errors; echo ended $?;"
        + " stty -a > \(folder.path)/after; sleep 1000",
    ])
  }

  deinit {
    _ = try? tmux(["kill-server"])
    // The kiosk may still be closing its store.
    for _ in 0..<100 where FileManager.default.fileExists(atPath: folder.path) {
      try? FileManager.default.removeItem(at: folder)
      usleep(20_000)
    }
  }

  /// Types text as it stands.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Presses keys by tmux's names: `Enter`, `BSpace`, `C-c`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The rows of the screen, without trailing blanks.
  var screen: [String] {
    get throws {
      try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }

  /// The column and row of the cursor.
  var cursor: String {
    get throws {
      try tmux(["display-message", "-p", "#{cursor_x},#{cursor_y}"])
        .trimmingCharacters(in: .newlines)
    }
  }

  /// Waits until a row of the screen holds this; a minute is more than the slowest machine needs.
  @discardableResult
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) throws -> [String] {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      let rows = try screen
      if rows.contains(where: { $0.contains(text) }) { return rows }
      usleep(20_000)
    }
    Issue.record(
      "no '\(text)' on the screen:\n\(try screen.joined(separator: "\n"))", sourceLocation: location
    )
    throw CancellationError()
  }

  /// The kiosk's process.
  var process: Int {
    get throws {
      let shell = try tmux(["display-message", "-p", "#{pane_pid}"])
        .trimmingCharacters(in: .newlines)
      let children = try Hall.text(URL(filePath: "/proc/\(shell)/task/\(shell)/children"))
      return try #require(children.split(separator: " ").first.flatMap { Int($0) })
    }
  }

  /// Whether any readable page of the kiosk's memory holds these bytes.
  func memoryHolds(_ text: String) throws -> Bool {
    let process = try process
    let maps = try Hall.text(URL(filePath: "/proc/\(process)/maps"))
    let memory = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem"))
    for line in maps.split(separator: "\n") where !line.contains("[v") {
      let fields = line.split(separator: " ")
      let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard fields[1].hasPrefix("r"), ends.count == 2 else { continue }
      try memory.seek(toOffset: ends[0])
      let bytes = try? memory.read(upToCount: Int(ends[1] - ends[0]))
      if bytes?.range(of: Data(text.utf8)) != nil { return true }
    }
    return false
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let ended = try ChildProcess.run(["/usr/bin/tmux", "-L", server, "-u"] + arguments)
    try #require(ended.status == 0, "tmux \(arguments): \(ended.errors)")
    return ended.output
  }

  /// The product that the tests were built with.
  static var hearwell: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "hearwell").path
    }
  }
}
