import Batches
import Cases
public import Foundation
import GRDB

extension SiteStore {
  /// A copy of a backup in a scratch file, proved to be a whole store of this site.
  ///
  /// - Throws: ``CaseStoreError``: `damaged` for what is no store, a store of another site or one
  ///   that does not verify; `newer` where a newer Hearwell wrote it.
  public static func backup(
    _ file: String, copiedTo scratch: String, site: Int, zone: TimeZone
  ) throws -> SiteStore {
    let manager = FileManager.default
    for suffix in ["", "-wal", "-shm"] { try? manager.removeItem(atPath: scratch + suffix) }
    try manager.copyItem(atPath: file, toPath: scratch)
    try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scratch)
    if manager.fileExists(atPath: file + "-wal") {
      try manager.copyItem(atPath: file + "-wal", toPath: scratch + "-wal")
    }
    do {
      let owner = try SiteStore(opening: scratch, site: site, epoch: 1, zone: zone)
        .read { try $0.owner() }
      guard owner.map({ $0.site == site }) ?? true else {
        throw unusable("it is the store of site \(owner?.site ?? 0), not \(site)")
      }
      let store = try SiteStore(at: scratch, site: site, epoch: owner?.epoch ?? 1, zone: zone)
      if let problem = try store.verify().problems.first { throw unusable(problem) }
      return store
    } catch var error as CaseStoreError {
      error.subject = file
      if error.kind == .damaged { error.remedy = anotherBackup }
      throw error
    } catch {
      throw CaseStoreError.naming(error, path: file, of: .site)
    }
  }

  private static func unusable(_ cause: String) -> CaseStoreError {
    CaseStoreError(.damaged, subject: "", cause: cause, remedy: anotherBackup)
  }

  private static let anotherBackup = "take another backup"

  /// Begins a later epoch behind what the store holds: its journal starts from 1, its case numbers
  /// from the first serial, and `site.opened` says what it goes on from.
  public func opening(epoch next: Int, at time: Date) throws -> SiteStore {
    let verified = try verify()
    let (last, directed) = try read { (try $0.lastSequence(), try $0.directionPosition()) }
    let later = try SiteStore(opening: path, site: site, epoch: next, zone: zone)
    try later.write { transaction in
      try transaction.append(
        .siteOpened, at: max(time, try transaction.snapshot.lastTime() ?? .distantPast),
        data: [
          "actor": "system",
          "continues": [
            "epoch": .integer(epoch), "sequence": .integer(last), "hash": .string(verified.hash),
          ],
          "directions": [
            "sequence": .integer(directed.sequence), "hash": .string(Chain.text(directed.hash)),
          ],
        ])
      try transaction.setMeta(SiteSnapshot.serial, "0")
    }
    return later
  }

  /// Puts what another store holds in the place of what this one holds, for every program that has
  /// it open, in one transaction; nobody writes between the copy that is kept and it.
  public func replace(with other: SiteStore, keeping aside: String) throws {
    do {
      try queue.inTurn {
        try backUp(to: aside)
        try other.pool.backup(to: pool)
      }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }

  /// Opens the store of a site whatever epoch it has come to.
  ///
  /// - Throws: ``CaseStoreError``.
  public static func ofAnyEpoch(at path: String, site: Int, zone: TimeZone) throws -> SiteStore {
    let epoch = try SiteStore(opening: path, site: site, epoch: 1, zone: zone)
      .read { try $0.owner()?.epoch }
    return try SiteStore(at: path, site: site, epoch: epoch ?? 1, zone: zone)
  }
}
