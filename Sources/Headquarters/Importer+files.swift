import Batches
import CarriedMedia
import Cases
import Foundation

extension Importer {
  /// Takes files and folders in any order; a result a batch, by site, epoch and sequence, so that a
  /// gap inside one run does not wait. Sites are taken side by side, on all cores.
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
    for path in found.enrolments { results.append(try take(enrolment: path)) }
    results += try take(bySite: Self.bySite(found.batches))
    for path in found.recordings { try take(recording: path) }
    // Heartbeats and enrolments bring no events.
    try settleUp(afterApplying: results.contains { $0.result == .applied && $0.first != nil })
    return results
  }

  /// Takes each group of files in its order, the groups side by side.
  private func take(bySite groups: [[String]]) throws -> [ImportResult] {
    let taken = Guarded<[Int: Result<[ImportResult], any Error>]>([:])
    let sites = OperationQueue()
    // One waits for the disk while the others have the cores.
    sites.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount + 1
    for place in groups.indices {
      sites.addOperation {
        // What failed is told; nobody begins anything more.
        guard !taken.withLock({ $0.values.contains { (try? $0.get()) == nil } }) else { return }
        let results = Result {
          var intake = SiteIntake(importer: self)
          for path in groups[place] { try take(file: path, by: &intake) }
          return try intake.finish()
        }
        taken.withLock { $0[place] = results }
      }
    }
    sites.waitUntilAllOperationsAreFinished()
    return try taken.withLock { $0 }.sorted { $0.key < $1.key }.flatMap { try $0.value.get() }
  }

  /// The files of one site together, in the order of its epochs and sequences; what is called
  /// otherwise than a batch may be of any.
  private static func bySite(_ paths: [String]) -> [[String]] {
    let named = paths.map { (path: $0, name: BatchName(URL(filePath: $0).lastPathComponent)) }
    return Dictionary(grouping: named, by: \.name?.site).sorted { $0.key ?? 0 < $1.key ?? 0 }.map {
      $0.value.sorted(by: precedes).map(\.path)
    }
  }

  private func take(file path: String, by intake: inout SiteIntake) throws {
    // One byte beyond the limit is enough to be refused.
    guard path.hasSuffix(".age") else {
      return try intake.take(try Self.read(path, limit: BatchLimits.bytes + 1), name: path)
    }
    let limit = Self.encryptedLength(of: BatchLimits.bytes)
    do {
      try intake.take(try open(try Self.read(path, limit: limit + 1), named: path), name: path)
    } catch let error as CarriedMediaError where error.kind == .badData {
      intake.note(try refuse(path, error.description))
    }
  }

  private func take(enrolment path: String) throws -> ImportResult {
    let bytes = try Self.read(path, limit: BatchLimits.bytes + 1)
    var result = ImportResult(file: path)
    do {
      let request = try EnrolmentRequest(bytes)
      (result.site, result.epoch) = (request.stream.site, request.stream.epoch)
      let isNew = try EnrolmentDesk(store: store, practice: practice, clock: clock)
        .enroll(request).isNew
      result.result = isNew ? .applied : .duplicate
    } catch let error as BatchError {
      try reject(bytes, name: path, reason: error.description)
      result.reason = error.description
    }
    return result
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

  private static func precedes(
    _ one: (path: String, name: BatchName?), _ other: (path: String, name: BatchName?)
  ) -> Bool {
    guard let first = one.name, let second = other.name else { return one.path < other.path }
    return (first.epoch, first.first, first.last, one.path)
      < (second.epoch, second.first, second.last, other.path)
  }
}
