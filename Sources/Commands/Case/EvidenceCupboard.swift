import Crypto
import Foundation

/// Where files that prove a result are kept, each under its SHA-256.
struct EvidenceCupboard {
  static let kinds = ["call_log", "recording", "site_photo", "document"]

  let folder: String

  /// Reads `KIND=REF`; where REF is a file's path, the file is kept and the reference becomes
  /// `sha256:…`.
  ///
  /// - Throws: ``CommandError`` of bad data for another form.
  func keep(_ typed: String) throws -> (kind: String, reference: String) {
    let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, Self.kinds.contains(parts[0]) else {
      throw CommandError(
        .badData, subject: "--evidence '\(typed)'", cause: "it is not KIND=REF",
        remedy: "KIND is one of " + Self.kinds.joined(separator: " "))
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: parts[1], isDirectory: &isFolder),
      !isFolder.boolValue
    else { return (parts[0], parts[1]) }
    return (parts[0], "sha256:" + (try store(parts[1])))
  }

  private func store(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError(
        .inputOutput, subject: path, cause: "it cannot be read", remedy: "check its owner and mode")
    }
    let name = SHA256.hash(data: data).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    guard
      manager.createFile(
        atPath: "\(folder)/\(name)", contents: data,
        attributes: [.posixPermissions: 0o600])
    else {
      throw CommandError(
        .cannotCreate, subject: folder, cause: "the file cannot be kept",
        remedy: "check the disk and who may write there")
    }
    return name
  }
}
