import Batches
import CarriedMedia
import Foundation

extension Importer {
  /// Takes files and folders in any order; a result a batch, in the order in which they were taken:
  /// by site, epoch and sequence, so that a gap inside one run does not wait.
  ///
  /// Throws ``HeadquartersError`` where a path is absent or unreadable, or `CarriedMediaError` where
  /// the identity is that is needed, before anything is taken.
  public func take(paths: [String]) throws -> [ImportResult] {
    var found = CarriedFiles()
    for path in paths { try found.look(at: path) }
    if found.batches.contains(where: { $0.hasSuffix(".age") }) {
      try Age.demand(demandedIdentity())
    }
    var results = try found.links.map {
      try refuse($0, "it is a link; what it leads to is not read")
    }
    for path in found.batches.sorted(by: Self.precedes) { results.append(try take(file: path)) }
    for path in found.recordings { try take(recording: path) }
    try settleUp(afterApplying: results.contains { $0.result == .applied })
    return results
  }

  private func take(file path: String) throws -> ImportResult {
    // One byte beyond the limit is enough to be refused.
    guard path.hasSuffix(".age") else {
      return try take(try Self.read(path, limit: BatchLimits.bytes + 1), name: path)
    }
    let limit = Self.encryptedLength(of: BatchLimits.bytes)
    do {
      return try take(try open(try Self.read(path, limit: limit + 1), named: path), name: path)
    } catch let error as CarriedMediaError where error.kind == .badData {
      return try refuse(path, error.description)
    }
  }

  private func refuse(_ path: String, _ reason: String) throws -> ImportResult {
    try reject(nil, name: path, reason: reason)
    var result = ImportResult(file: path)
    result.reason = reason
    return result
  }

  /// What was encrypted for this headquarters.
  func open(_ encrypted: [UInt8], named name: String) throws -> [UInt8] {
    try Age.decrypt(encrypted, named: name, with: demandedIdentity())
  }

  private func demandedIdentity() throws -> String {
    guard let identity else {
      throw HeadquartersError(
        .configuration, subject: "identity", cause: "headquarters has no identity to open it with",
        remedy: "make one with `age-keygen -o FILE` and name it as `identity` in headquarters.yaml")
    }
    return identity
  }

  /// What so many bytes may have become: age adds 16 bytes to each 64 KiB, and a header.
  static func encryptedLength(of length: Int) -> Int { length + (length >> 16) * 16 + 4096 }

  private static func read(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: limit) ?? Data())
    } catch {
      throw HeadquartersError(
        .inaccessible, subject: path, cause: "it cannot be read: \(error.localizedDescription)",
        remedy: "check the file and who may read it")
    }
  }

  private static func precedes(_ one: String, _ other: String) -> Bool {
    let names = [one, other].map { BatchName(URL(filePath: $0).lastPathComponent) }
    guard let first = names[0], let second = names[1] else { return one < other }
    return (first.site, first.epoch, first.first, first.last, one)
      < (second.site, second.epoch, second.first, second.last, other)
  }
}
