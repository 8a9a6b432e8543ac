import Cases
public import Batches
public import Foundation
import GRDB

/// Headquarters' store on SQLite: `headquarters.sqlite`.
///
/// Several processes may open it at once; writers wait their turn, and what is written is durable
/// when it returns.
public final class HeadquartersDatabase: HeadquartersStore {
  let path: String
  let zone: TimeZone
  private let pool: DatabasePool
  private let queue: WriteQueue
  /// Whether the disk has refused what was committed: the kernel tells of that once, and forgets it.
  let isDoubtful = Guarded(false)

  /// Opens the store; `zone` is the one in which times are written. `creating` says whether a
  /// missing file is made.
  ///
  /// - Throws: ``CaseStoreError``.
  public init(at path: String, zone: TimeZone, creating: Bool = false) throws {
    if !creating { try StoreKind.headquarters.demandFile(at: path) }
    self.path = path
    self.zone = zone
    let queue = try WriteQueue(beside: path)
    self.queue = queue
    do {
      pool = try queue.inTurn {
        try DatabasePool.durable(at: path, of: .headquarters, creating: creating)
      }
      try pool.writeWithoutTransaction { try Self.prepareImports($0) }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .headquarters)
    }
  }

  /// An import touches the same pages batch after batch: they are kept, and copied from the log into
  /// the file when there are 64 MiB of them.
  private static func prepareImports(_ db: Database) throws {
    let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? StoreKind.headquarters.pageSize
    try db.execute(
      sql: "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = \((64 << 20) / page)")
  }

  /// SQLite has one writer: every turn is that of all.
  public func write<Result>(
    in _: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try writing { try body(HeadquartersRows(db: $0, zone: zone)) }
  }

  func writing<Result>(
    _ durability: Durability = .atOnce, _ body: (Database) throws -> Result
  ) throws -> Result {
    do {
      return try pool.writeWithoutTransaction { db in
        try queue.inTurn {
          try db.execute(sql: "PRAGMA synchronous = \(durability.rawValue)")
          var result: Swift.Result<Result, any Error>?
          try db.inTransaction(.immediate) {
            result = try .success(body(db))
            return .commit
          }
          guard let result else { preconditionFailure("a committed transaction has a result") }
          return try result.get()
        }
      }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .headquarters)
    }
  }

  public func demandWritable(room bytes: Int) throws {
    try writing { _ in }
    let disk = try FileManager.default.attributesOfFileSystem(forPath: path)
    guard let size = disk[.systemSize] as? Int, size > 0,
      let free = disk[.systemFreeSize] as? Int, free < bytes
    else { return }
    throw CaseStoreError(
      .full, subject: path, cause: "the disk is full", remedy: "free some space and try again")
  }

  public func wipe() throws {
    do {
      guard let times = try pool.read({ try Int.fetchOne($0, sql: "SELECT times FROM unwiped") })
      else { return }
      try pool.wipe(path: path, in: queue)
      // What was erased meanwhile is wiped by the next.
      try writing { try $0.execute(sql: "DELETE FROM unwiped WHERE times = ?", arguments: [times]) }
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .headquarters)
    }
  }

  public func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try reading { try body(HeadquartersRows(db: $0, zone: zone)) }
  }

  func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try pool.read(body)
    } catch {
      throw CaseStoreError.naming(error, path: path, of: .headquarters)
    }
  }
}

/// The rows of headquarters' store, within one transaction.
struct HeadquartersRows {
  let db: Database
  let zone: TimeZone

  /// How an event is numbered in the store.
  static func id(_ stream: StreamID, _ sequence: Int) -> Int {
    key(stream) * 1_000_000_000 + sequence
  }

  static func key(_ stream: StreamID) -> Int { stream.site * 10 + stream.epoch }

  static func stream(ofKey key: Int) -> StreamID { StreamID(site: key / 10, epoch: key % 10) }

  /// Installation and sequence of an event's number.
  static func position(of id: Int) -> (stream: StreamID, sequence: Int) {
    (stream(ofKey: id / 1_000_000_000), id % 1_000_000_000)
  }
}
