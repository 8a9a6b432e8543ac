public import Batches
import Cases
public import Foundation

/// Headquarters' store in PostgreSQL 15 or later.
///
/// Any number of processes may have it open. Writers of one site take turns, those of different sites
/// do not wait for each other; what is written is durable when it returns.
public final class PostgresDatabase: HeadquartersStore {
  let zone: TimeZone
  private let address: PostgresAddress
  private let pool: LinkPool
  /// How many connections had broken when the first commit was deferred that is not known to be durable.
  private let deferredSince = Guarded<Int?>(nil)

  /// Opens the store that a URL names; `zone` is the one in which times are written. `creating` says
  /// whether it is made in a database that has none.
  ///
  /// - Throws: `CaseStoreError`; no error holds the URL's password.
  public init(url: String, zone: TimeZone, creating: Bool = false) throws {
    address = try PostgresAddress(url)
    self.zone = zone
    pool = LinkPool(to: address)
    let isCurrent = try pool.inTransaction("BEGIN") { try PostgresSchema.isCurrent($0) }
    if isCurrent, !creating { return }
    try pool.inTransaction("BEGIN; " + Self.wait(.all)) { [address] link in
      try PostgresSchema.prepare(link, at: address, creating: creating)
    }
  }

  public func write<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try write(in: turn, after: "", body)
  }

  /// `settings` hold for this transaction.
  func write<Result>(
    in turn: WriteTurn, after settings: String,
    _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try pool.inTransaction("BEGIN; \(settings) \(Self.wait(turn))") { link in
      let transaction = PostgresTransaction(link: link, zone: zone)
      return try naming {
        let result = try body(transaction)
        try transaction.writeNotes()
        return result
      }
    }
  }

  /// Writes so that the commit does not wait for the disk.
  func writeDeferred<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try write(in: turn, after: "SET LOCAL synchronous_commit = off;") { transaction in
      deferredSince.withLock { $0 = $0 ?? pool.lost }
      return try body(transaction)
    }
  }

  /// A commit that waits for the disk, and for the standby where one is waited for, has all before it wait
  /// with it; one that writes nothing would not. Where a connection broke since the first of them the
  /// server may have fallen, and what was not durable with it.
  public func makeDurable() throws {
    let since = deferredSince.withLock { $0.take() }
    _ = try writing { try $0.query("SELECT pg_logical_emit_message(TRUE, 'hearwell', '')") }
    guard since == nil || since == pool.lost else {
      throw address.error(
        .unreachable, "a connection broke before all was on the disk",
        "send it again: what is there already is known")
    }
  }

  func writing<Result>(_ body: (PostgresLink) throws -> Result) throws -> Result {
    try pool.inTransaction("BEGIN", body)
  }

  public func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try reading { try body($0) }
  }

  func reading<Result>(_ body: (PostgresTransaction) throws -> Result) throws -> Result {
    try pool.inTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { link in
      try naming { try body(PostgresTransaction(link: link, zone: zone)) }
    }
  }

  /// The server's disk is not ours to measure; it is asked whether it is one that takes writes.
  public func demandWritable(room bytes: Int) throws {
    try pool.withLink { link in
      let isClosed = try link.query(
        "SELECT (current_setting('transaction_read_only') = 'on')::integer::bigint")
      guard isClosed.first?.integer(0) == 0 else {
        throw address.failure(code: "25006", "")
      }
    }
  }

  /// Frees what was erased, so that later rows are written over it.
  public func wipe() throws {
    try pool.withLink { link in
      guard let times = try link.query("SELECT times FROM unwiped").first?.integer(0) else {
        return
      }
      for table in [
        "private", "case_row", "search_row", "ledger_row", "rejected", "fork", "direction",
      ] {
        try link.execute("VACUUM \(table)")
      }
      // What was erased meanwhile is freed by the next.
      try link.query("DELETE FROM unwiped WHERE times = $1", .integer(times))
    }
  }

  /// Waits for the turn, until the transaction ends. Who writes for a site holds the turn of all as one
  /// of many; who writes for all holds it alone.
  private static func wait(_ turn: WriteTurn) -> String {
    switch turn {
    case .none: ""
    case .all: "SELECT pg_advisory_xact_lock(\(turns), 0)"
    case .site(let site):
      "SELECT pg_advisory_xact_lock_shared(\(turns), 0), pg_advisory_xact_lock(\(turns), \(site))"
    }
  }

  /// "Hear" in ASCII: the family of our advisory locks.
  private static let turns = 0x4865_6172

  /// What the store keeps and cannot read, for the person at the keyboard.
  private func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as UnreadableProjection {
      throw CaseStoreError(
        .damaged, subject: error.subject, cause: "what \(address.shown) keeps of it cannot be read",
        remedy: "put its last copy back; the sites send again what is missing in it")
    }
  }
}
