public import Batches
import Cases
import Foundation
import GRDB

/// The public halves of slip keys as events made them known, at a site and at headquarters alike.
enum SlipKeyProjection {
  static let table = """
    CREATE TABLE slip_key (
      site INTEGER NOT NULL CHECK (site BETWEEN 100 AND 999),
      public_key BLOB NOT NULL CHECK (length(public_key) = 32),
      added_at INTEGER NOT NULL,
      PRIMARY KEY (site, public_key)
    ) STRICT, WITHOUT ROWID;
    """

  /// Keeps the key that an event makes known; `id` is the event's name over all sites.
  static func apply(_ event: JournalEvent, id: String, in db: Database) throws {
    guard let known = KnownSlipKey(of: event, id: id) else { return }
    try db.execute(
      sql: """
        INSERT INTO slip_key (site, public_key, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: [known.site, Data(known.key.bytes), event.time.seconds])
  }

  /// The keys of a site, oldest first.
  static func keys(ofSite site: Int, in db: Database) throws -> [VerifyingKey] {
    try Data.fetchAll(
      db,
      sql: "SELECT public_key FROM slip_key WHERE site = ? ORDER BY added_at, public_key",
      arguments: [site]
    ).compactMap { VerifyingKey(bytes: Array($0)) }
  }
}

extension SiteSnapshot {
  /// The public halves of a site's slip keys, oldest first.
  public func slipKeys(ofSite site: Int) throws -> [VerifyingKey] {
    try SlipKeyProjection.keys(ofSite: site, in: db)
  }
}

extension HeadquartersRows {
  func slipKeys(ofSite site: Int) throws -> [VerifyingKey] {
    try SlipKeyProjection.keys(ofSite: site, in: db)
  }

  func saveSlipKey(of event: JournalEvent, id: String) throws {
    try SlipKeyProjection.apply(event, id: id, in: db)
  }
}
