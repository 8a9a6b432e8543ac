import Foundation

/// Files of text that people edit.
enum TextFile {
  /// The whole text.
  ///
  /// - Throws: ``CommandError``: missing 66, or what `absence` says; no UTF-8 65, or what
  ///   `malformation` says; unreadable or over 4 MiB 74.
  static func read(
    _ path: String, remedy: String = "check the name", absence: ExitStatus = .noInput,
    malformation: ExitStatus = .badData
  ) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandError(absence, subject: path, cause: "there is no such file", remedy: remedy)
    }
    guard let data = FileManager.default.contents(atPath: path), data.count <= 4 << 20 else {
      throw CommandError(
        .inputOutput, subject: path, cause: "it cannot be read, or is larger than 4 MiB",
        remedy: "check its owner and mode")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw CommandError(
        malformation, subject: path, cause: "it is no UTF-8 text", remedy: "save it as UTF-8")
    }
    return text
  }

  /// Writes a file so that it is there wholly or not at all, also where two write it at once or the
  /// power fails.
  static func write(_ text: String, to path: String, mode: Int = 0o644) throws {
    let scratch = path + ".\(getpid()).new"
    let manager = FileManager.default
    guard
      manager.createFile(
        atPath: scratch, contents: Data(text.utf8), attributes: [.posixPermissions: mode]),
      synchronize(scratch), rename(scratch, path) == 0
    else {
      let cause = String(cString: strerror(errno))
      try? manager.removeItem(atPath: scratch)
      throw CommandError(
        .cannotCreate, subject: path, cause: cause,
        remedy: "check that the folder exists and may be written by this account")
    }
    _ = synchronize((path as NSString).deletingLastPathComponent)
  }

  /// Waits until a file or folder is on its medium; a folder's medium may not be able to say so.
  private static func synchronize(_ path: String) -> Bool {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// A file that the configuration leads to: where it is missing, the configuration is wrong.
  static func readShared(_ path: String, named key: String) throws -> String {
    try read(
      path, remedy: "name the right folder under `\(key)` in hearwell.yaml",
      absence: .configuration,
      malformation: .configuration)
  }

  /// A file, or standard input for `-`.
  static func readInput(_ path: String) throws -> String {
    guard path == "-" else { return try read(path) }
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw CommandError(
        .badData, subject: "standard input", cause: "it is no UTF-8 text",
        remedy: "send UTF-8")
    }
    return text
  }
}
