import Cases
public import Foundation
import GRDB

/// One site's case store: the journal, which is the truth, and what is projected from it.
///
/// Several processes may open it at once. Writers wait their turn in a `WriteQueue`; a write is
/// durable when it returns (`synchronous=FULL`).
public final class SiteStore: Sendable {
  /// The site's code, 100–999.
  public let site: Int
  /// The installation, 1–9.
  public let epoch: Int
  /// The zone in which times are written.
  public let zone: TimeZone
  let path: String
  let pool: DatabasePool
  let queue: WriteQueue
  private let file: FileIdentity?

  /// Opens the store of a site: the file `cases.sqlite` of its directory. Where it is missing it is
  /// made only if `creating`.
  ///
  /// - Throws: ``CaseStoreError``.
  public convenience init(
    at path: String, site: Int, epoch: Int, zone: TimeZone, creating: Bool = false
  ) throws {
    try self.init(opening: path, site: site, epoch: epoch, zone: zone, creating: creating)
    try demandOwn()
  }

  /// Opens a store whatever epoch its journal ends with.
  init(opening path: String, site: Int, epoch: Int, zone: TimeZone, creating: Bool = false) throws {
    if !creating { try StoreKind.site.demandFile(at: path) }
    self.path = path
    self.site = site
    self.epoch = epoch
    self.zone = zone
    let queue = try WriteQueue(beside: path)
    self.queue = queue
    do {
      pool = try queue.inTurn { try DatabasePool.durable(at: path, of: .site, creating: creating) }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
    file = FileIdentity(path)
  }

  /// A journal's lines, hashes and case numbers bear one site and epoch; under other ones in
  /// hearwell.yaml it would go on as a chain that headquarters must reject.
  private func demandOwn() throws {
    guard let owner = try read({ try $0.owner() }), owner != (site, epoch) else { return }
    throw foreign(owner)
  }

  /// SQLite goes on writing into a file that has lost its name; what a customer is told must be found
  /// there tomorrow.
  private func demandInPlace() throws(CaseStoreError) {
    guard FileIdentity(path) != file else { return }
    throw CaseStoreError(
      .inaccessible, subject: path, cause: "the file was moved or replaced while it was open",
      remedy: "put it back, or start this program anew")
  }

  func foreign(_ owner: (site: Int, epoch: Int)) -> CaseStoreError {
    CaseStoreError(
      .foreign, subject: path,
      cause: "it is the store of site \(owner.site) epoch \(owner.epoch), "
        + "not \(site) epoch \(epoch)",
      remedy: "let hearwell.yaml say `code: \"\(owner.site)\", epoch: \(owner.epoch)` and start "
        + "this program anew, or make a site with `hearwell init`")
  }

  /// Writes in one transaction, durable when this returns.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws; nothing is then written.
  public func write<Result>(_ body: (SiteTransaction) throws -> Result) throws -> Result {
    do {
      return try pool.writeWithoutTransaction { db in
        try queue.inTurn {
          try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
          do {
            let result = try body(SiteTransaction(db: db, store: self))
            try demandInPlace()
            try db.cachedStatement(sql: "COMMIT").execute()
            return result
          } catch {
            if db.isInsideTransaction { try? db.rollback() }
            throw error
          }
        }
      }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }

  /// Wipes what was deleted from the store's files.
  ///
  /// - Throws: ``CaseStoreError``, of kind `busy` where another program reads.
  public func wipe() throws {
    do {
      try pool.wipe(path: path, in: queue)
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }

  /// Reads one consistent state, without waiting for writers.
  public func read<Result>(_ body: (SiteSnapshot) throws -> Result) throws -> Result {
    do {
      return try pool.read { try body(SiteSnapshot(db: $0, zone: zone, site: site)) }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .site)
    }
  }
}
