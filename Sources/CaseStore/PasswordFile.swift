import Foundation

/// The passwords of staff, in a file of its own that only its owner reads: whoever has a copy of the
/// store has none of them.
public struct PasswordFile: Sendable {
  /// Why it cannot be read or written.
  public struct Failure: Error, Equatable {
    public let path: String
    public let cause: String
  }

  private let path: String

  /// The file in a `keys` folder, of a site or of headquarters.
  public init(in folder: String) { path = folder + "/staff.passwords" }

  /// The ids of those who have one.
  ///
  /// - Throws: ``Failure``.
  public func holders() throws(Failure) -> Set<String> { Set(try read().keys) }

  /// Whether that is the person's password. It takes as long for somebody who has none.
  ///
  /// Whoever asks for a stranger counts the tries and waits between them.
  ///
  /// - Throws: ``Failure``.
  public func accepts(_ password: String, of id: String) throws(Failure) -> Bool {
    let kept = try read()[id].flatMap(StaffPassword.init(text:))
    let accepted = (kept ?? .nobodys).accepts(password)
    return kept != nil && accepted
  }

  /// What differs after each change of a person's password; nil where there is none.
  ///
  /// - Throws: ``Failure``.
  public func mark(of id: String) throws(Failure) -> String? { try read()[id] }

  /// Gives a person a password, or takes it away with nil. The caller sees to it that one process
  /// does so at a time, or the other's change is lost.
  ///
  /// - Throws: ``Failure``.
  public func set(_ password: StaffPassword?, of id: String) throws(Failure) {
    var all = try read()
    guard all[id] != nil || password != nil else { return }
    all[id] = password?.text
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(all) else { return }
    try write(data + Data("\n".utf8))
  }

  private func read() throws(Failure) -> [String: String] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(path: path, cause: "this account may not read it")
    }
    guard let all = try? JSONDecoder().decode([String: String].self, from: data) else {
      throw Failure(path: path, cause: "it is damaged")
    }
    return all
  }

  /// Whole or not at all, and never readable by others in between.
  private func write(_ data: Data) throws(Failure) {
    let scratch = path + ".\(getpid()).new"
    unlink(scratch)
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    let written = data.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    let isWhole = written == data.count && fsync(descriptor) == 0
    close(descriptor)
    guard isWhole, rename(scratch, path) == 0 else {
      defer { unlink(scratch) }
      throw failure
    }
  }

  private var failure: Failure { Failure(path: path, cause: String(cString: strerror(errno))) }
}
