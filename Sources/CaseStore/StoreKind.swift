import Cases
import GRDB
import Glibc

/// A site's store or headquarters': how its file is known, and what helps where it cannot be used.
struct StoreKind: Sendable {
  let name: String
  /// Tables by which its file is known.
  private let tables: [String]
  /// Bytes of a page of a new file. A site writes a few rows at a time, headquarters thousands: what a
  /// page holds is then written once for all of them.
  let pageSize: Int
  let migrator: @Sendable () -> DatabaseMigrator
  /// What helps where the file is lost.
  let restoring: String
  /// What helps where only what is made from events is damaged.
  let rebuilding: String

  static let site = StoreKind(
    name: "case store", tables: ["journal", "private", "meta"], pageSize: 4096,
    migrator: { Schema.migrator },
    restoring: "put a backup back with `hearwell store restore FILE`",
    rebuilding: "run `hearwell store rebuild`")

  static let headquarters = StoreKind(
    name: "headquarters' store", tables: ["event", "stream", "stream_key"], pageSize: 16_384,
    migrator: { HeadquartersSchema.migrator }, restoring: putBack, rebuilding: putBack)

  private static let putBack = "put its last copy back; the sites send again what is missing in it"

  /// What helps where the file is damaged.
  var replacing: String { "move the file away, keep it, and \(restoring)" }

  /// A migration would make a store of any file, and an empty one would tell numbers twice.
  ///
  /// - Throws: ``CaseStoreError`` of kind `damaged` where the file is no store of this kind.
  func demandOwn(_ db: Database, path: String) throws {
    let known = try Set(
      String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    guard !known.isSuperset(of: tables) else { return }
    throw foreign(path, known.isEmpty ? "it is empty" : "it is no \(name)")
  }

  private func foreign(_ path: String, _ cause: String) -> CaseStoreError {
    CaseStoreError(.damaged, subject: path, cause: cause, remedy: restoring)
  }

  /// SQLite would make a missing file, and delete the log beside an empty one.
  ///
  /// - Throws: ``CaseStoreError`` of kind `absent` or, where the file is empty, `damaged`.
  func demandFile(at path: String) throws(CaseStoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CaseStoreError(
        .absent, subject: path, cause: "there is no \(name)", remedy: restoring)
    }
    guard status.st_size > 0 else { throw foreign(path, "it is empty") }
  }
}
