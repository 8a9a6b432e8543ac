public import Cases
import Foundation

/// The passwords of staff, in a file of its own that only its owner reads: whoever has a copy of the
/// store has none of them.
public struct PasswordFile: Sendable {
  /// What it is called in the folder of keys.
  public static let name = "staff.passwords"

  private let path: String

  /// The file in a `keys` folder, of a site or of headquarters.
  public init(in folder: String) { path = "\(folder)/\(Self.name)" }

  /// The ids of those who have one.
  ///
  /// - Throws: ``CaseStoreError``.
  public func holders() throws(CaseStoreError) -> Set<String> { Set(try read().keys) }

  /// Whether that is the person's password. It takes as long for somebody who has none.
  ///
  /// Whoever asks for a stranger counts the tries and waits between them.
  ///
  /// - Throws: ``CaseStoreError``.
  public func accepts(_ password: String, of id: String) throws(CaseStoreError) -> Bool {
    let kept = try read()[id].flatMap(StaffPassword.init(text:))
    let accepted = (kept ?? .nobodys).accepts(password)
    return kept != nil && accepted
  }

  /// What differs after each change of a person's password; nil where there is none.
  ///
  /// - Throws: ``CaseStoreError``.
  public func mark(of id: String) throws(CaseStoreError) -> String? { try read()[id] }

  /// Gives a person a password, or takes it away with nil. The caller sees to it that one process
  /// does so at a time, or the other's change is lost.
  ///
  /// - Throws: ``CaseStoreError``.
  public func set(_ password: StaffPassword?, of id: String) throws(CaseStoreError) {
    var all = try read()
    guard all[id] != nil || password != nil else { return }
    all[id] = password?.text
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(all) else { return }
    try write(data + Data("\n".utf8))
  }

  private func read() throws(CaseStoreError) -> [String: String] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw failure(.inaccessible, "this account may not read it")
    }
    guard let all = try? JSONDecoder().decode([String: String].self, from: data) else {
      throw failure(.damaged, "it is damaged")
    }
    return all
  }

  /// Whole or not at all, never readable by others in between, and there after a power loss: a password
  /// that was taken away must not come back.
  private func write(_ data: Data) throws(CaseStoreError) {
    let scratch = path + ".\(getpid()).new"
    unlink(scratch)
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(.inaccessible, String(cString: strerror(errno))) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: data)
      try file.synchronize()
      guard rename(scratch, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
      fsync(folder)
      close(folder)
    } catch {
      unlink(scratch)
      throw failure(.inaccessible, error.localizedDescription)
    }
  }

  private func failure(_ kind: CaseStoreError.Kind, _ cause: String) -> CaseStoreError {
    CaseStoreError(
      kind, subject: path, cause: cause, remedy: "check its owner, who alone may use it")
  }
}
