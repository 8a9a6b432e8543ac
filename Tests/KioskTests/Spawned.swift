import Foundation
import Glibc

/// A program run to its end by `posix_spawn`, with no descriptor of ours but the standard ones and
/// no signal blocked, as the threads that tests run on have them.
///
/// Foundation's `Process` waits until a socket closes that the program's own children inherit; so
/// with one that leaves a server behind, as tmux does, it would wait for ever.
enum Spawned {
  struct Failed: Error {
    var command: String
    var status: Int32
  }

  /// What the program wrote.
  @discardableResult
  static func run(_ command: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "hearwell-kiosk-\(UUID())")
    defer { try? FileManager.default.removeItem(at: output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    var status = posix_spawn(&process, command[0], &actions, &attributes, &arguments, environ)
    if status == 0 {
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
    guard status == 0 else {
      throw Failed(command: command.joined(separator: " "), status: status)
    }
    return try Hall.text(output)
  }
}
