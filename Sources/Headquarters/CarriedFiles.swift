import Foundation

/// The files that an import was given, by what they are.
struct CarriedFiles {
  private(set) var batches: [String] = []
  private(set) var recordings: [String] = []
  /// Requests of sites to be enrolled by a code.
  private(set) var enrolments: [String] = []
  /// Links to files and folders inside a folder that would have been taken, were they real. Whoever
  /// hands a stick over must not choose what headquarters reads.
  private(set) var links: [String] = []

  /// What a path names: a file is a batch, whatever it is called; of a folder and those in it,
  /// batches are what is called `.jsonl`, and recordings lie in a folder of that name.
  ///
  /// - Throws: ``HeadquartersError``.
  mutating func look(at path: String) throws {
    switch Self.kind(of: URL(filePath: path).resolvingSymlinksInPath().path) {
    case .typeRegular where Self.isEnrolment(path): enrolments.append(path)
    case .typeRegular: batches.append(path)
    case .typeDirectory: try look(in: path, depth: 1)
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

  private mutating func look(in folder: String, depth: Int) throws {
    let isShelf = URL(filePath: folder).lastPathComponent == "recordings"
    for name in try Self.names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch Self.kind(of: path) {
      case .typeRegular where isShelf: recordings.append(path)
      case .typeRegular where Self.isEnrolment(name): enrolments.append(path)
      case .typeRegular where Self.isBatch(name): batches.append(path)
      case .typeDirectory where depth < 8: try look(in: path, depth: depth + 1)
      case .typeSymbolicLink
      where isShelf || Self.isEnrolment(name) || Self.isBatch(name) || Self.isFolder(path):
        links.append(path)
      default: continue
      }
    }
  }

  private static func isBatch(_ name: String) -> Bool {
    [".jsonl", ".jsonl.gz", ".jsonl.age", ".jsonl.gz.age"].contains { name.hasSuffix($0) }
      && !name.contains(".directions.")
      && ![".acknowledgement.jsonl", ".enrolment.jsonl", ".enrolled.jsonl"].contains {
        name.hasSuffix($0)
      }
  }

  private static func isEnrolment(_ name: String) -> Bool { name.hasSuffix(".enrolment.jsonl") }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
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

  /// A link's kind is that of a link.
  private static func kind(of path: String) -> FileAttributeType? {
    try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  }
}
