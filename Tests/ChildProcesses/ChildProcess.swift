public import Foundation
import Glibc
import Synchronization

/// A program under way, started by `posix_spawn` with no descriptor of ours but the standard three
/// and no signal blocked, as the threads that tests run on have them.
///
/// Not Foundation's `Process`: that learns of the end from a socket that every program started
/// meanwhile inherits, so that the daemon of one test would hold up all others.
public final class ChildProcess: Sendable {
  public let id: pid_t
  private let status = Mutex<Int32?>(nil)

  /// A program that could not be started.
  public struct Unstartable: Error {
    public let program: String
    public let reason: String
  }

  /// Starts `command`, whose first word is a path. Streams are files; what is written to is made or
  /// emptied.
  public init(
    _ command: [String], in folder: String? = nil, environment: [String: String]? = nil,
    input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for (descriptor, path) in [(Int32(1), output), (2, errors)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let surroundings = environment ?? ProcessInfo.processInfo.environment
    let command = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + command
    var arguments = command.map { strdup($0) } + [nil]
    var variables = surroundings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var id = pid_t()
    let failure = posix_spawn(&id, command[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else {
      throw Unstartable(program: command[0], reason: String(cString: strerror(failure)))
    }
    self.id = id
  }

  /// Waits for the end; the exit status, or 128 and the signal that ended it.
  @discardableResult
  public func wait() -> Int32 {
    status.withLock { known in
      if let known { return known }
      var raw: Int32 = 0
      while waitpid(id, &raw, 0) < 0, errno == EINTR {}
      let signal = raw & 0x7f
      let status = signal == 0 ? (raw >> 8) & 0xff : 128 + signal
      known = status
      return status
    }
  }

  /// Sends a signal; nothing where it was already waited for.
  public func send(_ signal: Int32) {
    status.withLock { if $0 == nil { kill(id, signal) } }
  }
}

extension ChildProcess {
  /// Runs a program to its end; its status and what it wrote on both streams.
  public static func run(
    _ command: [String], in folder: String? = nil, environment: [String: String]? = nil,
    input: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    let streams = FileManager.default.temporaryDirectory.appending(path: "hearwell-run-\(UUID())")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let paths = ["input", "output", "errors"].map { streams.appending(path: $0) }
    try Data(input.utf8).write(to: paths[0])
    let status = try ChildProcess(
      command, in: folder, environment: environment, input: paths[0].path, output: paths[1].path,
      errors: paths[2].path
    ).wait()
    let texts = try paths.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (status, texts[1], texts[2])
  }
}
