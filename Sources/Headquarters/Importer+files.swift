import Batches
import CarriedMedia
import Foundation

extension Importer {
  /// Takes files and folders in any order; a result a batch, in the order in which they were taken:
  /// by site, epoch and sequence, so that a gap inside one run does not wait.
  ///
  /// Throws ``HeadquartersError`` where a path is absent or unreadable, before anything is taken.
  public func take(paths: [String]) throws -> [ImportResult] {
    var batches: [String] = []
    var sounds: [String] = []
    for path in paths {
      let found = try Self.files(at: path)
      batches += found.batches
      sounds += found.recordings
    }
    var results: [ImportResult] = []
    for path in batches.sorted(by: Self.precedes) { results.append(try take(file: path)) }
    for path in sounds { try take(recording: path) }
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
      return try take(try open(try Self.read(path, limit: limit + 1)), name: path)
    } catch let error as CarriedMediaError where error.kind == .badData {
      try reject(nil, name: path, reason: error.description)
      var result = ImportResult(file: path)
      result.reason = error.description
      return result
    }
  }

  /// What was encrypted for this headquarters.
  func open(_ encrypted: [UInt8]) throws -> [UInt8] {
    guard let identity else {
      throw HeadquartersError(
        .absent, subject: "identity", cause: "headquarters has no identity to open it with",
        remedy: "make one with `age-keygen -o FILE` and name it as `identity` in headquarters.yaml")
    }
    return try Age.decrypt(encrypted, with: identity)
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

  /// What a path names: a file is a batch, whatever it is called; of a folder and those in it,
  /// batches are what is called `.jsonl`, and recordings lie in a folder of that name.
  private static func files(at path: String) throws -> (batches: [String], recordings: [String]) {
    switch kind(of: path) {
    case .typeRegular: return ([path], [])
    case .typeDirectory: return try files(in: path, depth: 1)
    case nil:
      throw HeadquartersError(
        .absent, subject: path, cause: "there is no such file or folder",
        remedy: "give batch files or folders that hold them")
    default:
      throw HeadquartersError(
        .badData, subject: path, cause: "it is neither a file nor a folder",
        remedy: "give batch files or folders that hold them")
    }
  }

  private static func files(
    in folder: String, depth: Int
  ) throws -> (batches: [String], recordings: [String]) {
    var found: (batches: [String], recordings: [String]) = ([], [])
    let isShelf = URL(filePath: folder).lastPathComponent == "recordings"
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch kind(of: path) {
      case .typeRegular where isShelf: found.recordings.append(path)
      case .typeRegular where isBatch(name): found.batches.append(path)
      case .typeDirectory where depth < 8:
        let inner = try files(in: path, depth: depth + 1)
        found.batches += inner.batches
        found.recordings += inner.recordings
      default: continue
      }
    }
    return found
  }

  private static func isBatch(_ name: String) -> Bool {
    [".jsonl", ".jsonl.gz", ".jsonl.age", ".jsonl.gz.age"].contains { name.hasSuffix($0) }
      && !name.hasSuffix(".acknowledgement.jsonl")
  }

  private static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw HeadquartersError(
        .inaccessible, subject: folder, cause: "it cannot be listed: \(error.localizedDescription)",
        remedy: "check the folder and who may read it")
    }
  }

  private static func kind(of path: String) -> FileAttributeType? {
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    return try? FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType
  }

  private static func precedes(_ one: String, _ other: String) -> Bool {
    let names = [one, other].map { BatchName(URL(filePath: $0).lastPathComponent) }
    guard let first = names[0], let second = names[1] else { return one < other }
    return (first.site, first.epoch, first.first, first.last, one)
      < (second.site, second.epoch, second.first, second.last, other)
  }
}
