public import Batches
public import CaseStore
import Cases
public import Foundation

/// A site's side of the way to headquarters: seals the journal into batches, and believes
/// headquarters' acknowledgements.
public struct SiteSync: Sendable {
  let store: SiteStore
  public let outbox: Outbox
  let practice: Bool
  private let policyVersion: String
  let clock: @Sendable () -> Date

  public init(
    store: SiteStore, outbox: Outbox, practice: Bool, policyVersion: String,
    clock: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.outbox = outbox
    self.practice = practice
    self.policyVersion = policyVersion
    self.clock = clock
  }

  /// What `sync status --json` prints: the last event that is sealed, delivered, applied and
  /// durable, and how many events headquarters has not taken yet.
  public struct Status: Sendable, Equatable, Codable {
    public var sealed: Int
    public var delivered: Int
    public var applied: Int
    public var durable: Int
    public var waiting: Int
  }

  /// How far everything is.
  public func status() throws -> Status {
    try store.read { snapshot in
      let positions = try SyncPositions(snapshot, epoch: store.epoch)
      return Status(
        sealed: positions.sealed, delivered: positions.delivered, applied: positions.applied,
        durable: positions.durable,
        waiting: max(0, try snapshot.lastSequence() - positions.applied))
    }
  }

  /// Seals what is new into the outbox; nothing new writes nothing.
  ///
  /// - Throws: ``CourierError``, `CaseStoreError` or `BatchError`; batches sealed before stay.
  public func seal(with key: SigningKey) throws -> [BatchName] {
    try outbox.whileSealing {
      DurableFile.clearLeftovers(of: "\(store.site).\(store.epoch).", in: outbox.folder)
      var sealed = try adopt(key)
      var names: [BatchName] = []
      let sealer = BatchSealer(
        site: store.site, epoch: store.epoch, practice: practice, key: key, zone: store.zone)
      while let batch = try nextBatch(after: sealed, sealer) {
        try outbox.keep(batch)
        sealed = batch.header.last
        try change { $0.sealed = sealed }
        names.append(batch.name)
        sealed = try adopt(key)
      }
      return names
    }
  }

  private func nextBatch(after sealed: Int, _ sealer: BatchSealer) throws -> SealedBatch? {
    // What was sealed behind it, and is no more acknowledged, stays as it is.
    let next = try outbox.batches(site: store.site, epoch: store.epoch).first {
      $0.first > sealed + 1
    }
    let end = next?.first ?? .max
    let lines = try store.journal(from: max(1, sealed), limit: BatchLimits.events + 1)
    let entries = lines.filter { $0.sequence > sealed && $0.sequence < end }.map {
      BatchEntry(sequence: $0.sequence, line: $0.line, privateLine: $0.privateLine)
    }
    let previous = lines.first { $0.sequence == sealed }?.hash ?? Chain.start
    let sealed = try sealer.seal(
      entries, previousHash: previous, policyVersion: policyVersion, sealedAt: clock())
    guard let header = sealed?.header else { return nil }
    // Headquarters could never put such a batch behind an undamaged one, nor the next behind it.
    guard lines.first(where: { $0.sequence == header.last })?.hash == header.lastHash else {
      throw CourierError(
        .badData, subject: "journal",
        cause: "events \(header.first) to \(header.last) are not as they were written",
        remedy: "run `hearwell store verify`; nothing of them is sealed")
    }
    return sealed
  }

  /// The last sealed event, counting batches whose sealer died before it could say so: such a batch
  /// may have been carried away already, so it must not be sealed anew with other bytes.
  private func adopt(_ key: SigningKey) throws -> Int {
    var sealed = try positions().sealed
    for name in try outbox.batches(site: store.site, epoch: store.epoch)
    where name.first == sealed + 1 {
      guard let batch = try? ReceivedBatch(outbox.read(name)).verified(by: key.verifyingKey),
        let last = try store.journal(from: name.last, limit: 1).first,
        last.hash == batch.header.lastHash
      else { continue }
      sealed = name.last
      try change { $0.sealed = sealed }
    }
    return sealed
  }

  func positions(of epoch: Int? = nil) throws -> SyncPositions {
    try store.read { try SyncPositions($0, epoch: epoch ?? store.epoch) }
  }

  func change(
    of epoch: Int? = nil, _ body: (inout SyncPositions) throws -> Void
  ) throws {
    let epoch = epoch ?? store.epoch
    try store.write { transaction in
      var positions = try SyncPositions(transaction.snapshot, epoch: epoch)
      try body(&positions)
      try positions.write(transaction, epoch: epoch)
    }
  }
}
