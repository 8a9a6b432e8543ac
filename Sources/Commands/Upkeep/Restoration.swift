import Batches
import CaseStore
import Cases
import Casework
import Courier
import Foundation
import Policy

/// A backup that is put back under the next epoch.
struct Restoration {
  let site: Site
  let file: String

  /// What came of it.
  struct Result {
    let epoch: Int
    /// Events of the backup.
    let events: Int
    /// Where the store that was there is kept; nil where there was none.
    let kept: String?
  }

  /// Everything is proved and prepared in a scratch file before the store is touched. The store is
  /// replaced before hearwell.yaml: between the two, every command refuses and names the remedy.
  func run() throws -> Result {
    guard FileManager.default.fileExists(atPath: file) else {
      throw CommandError(
        .noInput, subject: file, cause: "there is no such file",
        remedy: "name a copy that `hearwell store backup` made")
    }
    let folder = site.directory.path + "/replaced"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let scratch = folder + "/restoring.sqlite"
    defer { remove(scratch) }
    let backup = try SiteStore.backup(
      file, copiedTo: scratch, site: site.configuration.site.code, zone: site.policy.timeZone)
    let present = try? site.anyStore()
    let epoch = try nextEpoch(after: [backup.epoch, present?.epoch ?? 1])
    let configuration = try EpochEntry(site.directory).text(epoch: epoch)
    let erased = try present?.read { try $0.erasedNumbers() } ?? []
    // What headquarters has not of the epoch that ends must reach it, or its cases would wait.
    _ = try site.sync(over: backup).seal(with: site.signingKey())
    let events = try backup.verify().events
    let restored = try backup.opening(epoch: epoch, at: site.clock.now)
    let kept = try put(restored, inPlaceOf: present, folder)
    try TextFile.write(configuration, to: site.directory.configuration)
    try eraseAgain(erased)
    return Result(epoch: epoch, events: events, kept: kept)
  }

  /// No number of any epoch that was ever told here comes again.
  private func nextEpoch(after known: [Int]) throws -> Int {
    let outbox = (try? FileManager.default.contentsOfDirectory(atPath: site.directory.outbox)) ?? []
    let sealed = outbox.compactMap { BatchName($0)?.epoch }
    let next = ([site.configuration.site.epoch] + known + sealed).reduce(0, max) + 1
    guard next <= 9 else {
      throw CommandError(
        .cannotCreate, subject: "site \(site.configuration.site.code)",
        cause: "all nine epochs are used up", remedy: "make a site with a new code")
    }
    return next
  }

  private func put(
    _ restored: SiteStore, inPlaceOf present: SiteStore?, _ folder: String
  ) throws -> String? {
    let stamp = Int(site.clock.now.timeIntervalSince1970)
    let aside = "\(folder)/cases.\(present?.epoch ?? 0).\(stamp).sqlite"
    if let present {
      try present.replace(with: restored, keeping: aside)
      return aside
    }
    // What is there cannot be opened: it is moved away as it is.
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: site.directory.store)
    for suffix in ["", "-wal", "-shm"]
    where manager.fileExists(atPath: site.directory.store + suffix) {
      try manager.moveItem(atPath: site.directory.store + suffix, toPath: aside + suffix)
    }
    try restored.backUp(to: site.directory.store)
    return isThere ? aside : nil
  }

  /// What was erased after the backup must not come back with it.
  private func eraseAgain(_ numbers: [CaseNumber]) throws {
    let site = try Site(site.directory)
    let casework = try site.casework()
    guard try casework.eraseAgain(numbers) > 0 else { return }
    try ErasureRound(site: site, store: casework.store).finish()
  }

  private func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-queue", "-turn"] { unlink(path + suffix) }
  }
}
