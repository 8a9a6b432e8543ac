import CaseStore
import Courier
import Foundation

/// What follows an erasure outside the store: files, sealed batches, traces in the store's file.
///
/// What is to be done is kept in the store, so a round that was killed is finished by the next one.
struct ErasureRound {
  let site: Site
  let store: SiteStore

  /// Does all that is pending.
  func finish() throws {
    let pending = try store.read { snapshot in
      (
        files: try snapshot.metaNames(after: SiteTransaction.filePending),
        store: try snapshot.meta(SiteTransaction.storePending) != nil
      )
    }
    guard pending.store else { return }
    for sha256 in pending.files { try remove(sha256) }
    try site.sync(over: store).sealErasedAnew(with: site.signingKey())
    try store.wipe()
    try store.write { transaction in
      for sha256 in pending.files {
        try transaction.dropMeta(SiteTransaction.filePending + sha256)
      }
      try transaction.dropMeta(SiteTransaction.storePending)
    }
  }

  /// Removes a recording or an evidence file wherever the site keeps it; the carried medium loses
  /// its copy where it is plugged in.
  private func remove(_ sha256: String) throws {
    let directory = site.directory
    var carried = [directory.outbox]
    if case .folder(let folder) = site.configuration.courier.deliver {
      carried.append(directory.placed(folder))
    }
    let paths =
      ["\(directory.recordings)/\(sha256).flac", "\(directory.evidence)/\(sha256)"]
      + carried.flatMap { DirectoryDelivery.files(ofRecording: sha256, in: $0) }
    for path in paths where unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR {
      throw CommandError(
        .inputOutput, subject: path, cause: String(cString: strerror(errno)),
        remedy: "let this account remove it, then run the command again")
    }
  }
}
