import Batches
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
    if results.contains(where: { $0.result == .applied }) { try retryParked() }
    return results
  }

  private func take(file path: String) throws -> ImportResult {
    if path.hasSuffix(".age") {
      let reason = "it is encrypted; open it with `age --decrypt` and import what comes out"
      try reject([], name: path, reason: reason)
      return ImportResult(file: path, result: .rejected, reason: reason)
    }
    // One byte beyond the limit is enough to be refused.
    return try take(try Self.read(path, limit: BatchLimits.bytes + 1), name: path)
  }

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

  /// The batches and recordings that a path names; only regular files, a folder one level deep and
  /// its `recordings/`.
  private static func files(at path: String) throws -> (batches: [String], recordings: [String]) {
    switch kind(of: path) {
    case .typeRegular: return ([path], [])
    case .typeDirectory: break
    case nil:
      throw HeadquartersError(
        .absent, subject: path, cause: "there is no such file or folder",
        remedy: "give batch files or folders that hold them")
    default:
      throw HeadquartersError(
        .badData, subject: path, cause: "it is neither a file nor a folder",
        remedy: "give batch files or folders that hold them")
    }
    let batches = try names(in: path).filter { BatchName($0) != nil }.map { path + "/" + $0 }
    let sounds =
      kind(of: path + "/recordings") == .typeDirectory
      ? try names(in: path + "/recordings").map { path + "/recordings/" + $0 } : []
    return (
      batches.filter { kind(of: $0) == .typeRegular },
      sounds.filter { kind(of: $0) == .typeRegular }
    )
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
