public import Batches
import CaseStore
import Foundation

extension SiteSync {
  /// Seals anew, over the same event lines, every batch of the outbox that carries a private line
  /// which the store has erased (contract section 6).
  ///
  /// - Throws: ``CourierError``, `CaseStoreError` or `BatchError`; run again, it goes on.
  /// - Returns: The batches that were sealed anew.
  @discardableResult
  public func sealErasedAnew(with key: SigningKey) throws -> [BatchName] {
    try outbox.whileSealing {
      var names: [BatchName] = []
      for epoch in 1...store.epoch {
        DurableFile.clearLeftovers(of: "\(store.site).\(epoch).", in: outbox.folder)
        for name in try outbox.batches(site: store.site, epoch: epoch) {
          guard let batch = try? ReceivedBatch(outbox.read(name)).judged(),
            let anew = try sealedAnew(batch, with: key)
          else { continue }
          try outbox.keep(anew)
          names.append(name)
        }
      }
      return names
    }
  }

  /// The batch without what was erased; nil where it carries nothing of that kind.
  private func sealedAnew(
    _ batch: VerifiedBatch, with key: SigningKey
  ) throws -> SealedBatch? {
    let header = batch.header
    let lines = try store.journal(
      from: header.first, limit: batch.entries.count, epoch: header.epoch)
    let left = Set(lines.filter { $0.privateLine != nil }.map(\.sequence))
    let known = Set(lines.map(\.sequence))
    let isErased = { (entry: VerifiedBatch.Entry) in
      entry.privateLine != nil && known.contains(entry.sequence) && !left.contains(entry.sequence)
    }
    guard batch.entries.contains(where: isErased) else { return nil }
    let entries = batch.entries.map { entry in
      BatchEntry(
        sequence: entry.sequence, line: Array(batch.bytes[entry.line]),
        privateLine: isErased(entry) ? nil : entry.privateLine.map { Array(batch.bytes[$0]) })
    }
    return try BatchSealer(
      site: header.site, epoch: header.epoch, practice: header.practice, key: key,
      zone: store.zone
    ).seal(
      entries, previousHash: header.previousHash, policyVersion: header.policyVersion,
      sealedAt: clock())
  }
}
