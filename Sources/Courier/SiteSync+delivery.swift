public import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// Brings every batch that headquarters has not acknowledged; what it acknowledges at once is taken
  /// where `key` signed it.
  ///
  /// Returns the last event that is now at the destination.
  @discardableResult
  public func deliver(
    by delivery: some Delivery, trusting key: VerifyingKey? = nil
  ) async throws -> Int {
    // An installation that headquarters takes nothing of any more keeps no later one from it.
    var failure: (any Error)?
    for epoch in 1...store.epoch {
      do {
        try await deliverBatches(of: epoch, by: delivery, trusting: key)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return try positions().delivered
  }

  /// The last event of the journal, and the last one that was sealed, by whatever program.
  public func heads() throws -> (last: Int, sealed: Int) {
    try store.read { (try $0.lastSequence(), try SyncPositions($0, epoch: store.epoch).sealed) }
  }

  /// Brings the batches of one installation in order; those of an earlier one were sealed before the
  /// store was put back.
  private func deliverBatches(
    of epoch: Int, by delivery: some Delivery, trusting key: VerifyingKey?
  ) async throws {
    let positions = try positions(of: epoch)
    var (applied, delivered) = (positions.applied, positions.applied)
    for name in try outbox.batches(site: store.site, epoch: epoch) where name.last > applied {
      switch try await delivery.bring(name, try outbox.read(name)) {
      case .left: if name.first <= delivered + 1 { delivered = max(delivered, name.last) }
      case .acknowledged(let bytes):
        _ = try take(acknowledgement: bytes, trusting: key)
        applied = try self.positions(of: epoch).applied
        delivered = max(delivered, applied)
      case .gap: try await fill(name, by: delivery, trusting: key)
      }
    }
    if delivered != positions.delivered {
      try change(of: epoch) { $0.delivered = max(delivered, $0.applied) }
      try noteSpoken(.batches)
    }
  }

  /// Headquarters lacks what it had acknowledged: it was put back from a backup. What its own
  /// acknowledgement says is believed, not what an answer without signature says, and the next round
  /// brings the rest, sealed again where it is no more in the outbox.
  private func fill(
    _ name: BatchName, by delivery: some Delivery, trusting key: VerifyingKey?
  ) async throws {
    if let bytes = try await delivery.acknowledgement(site: name.site, epoch: name.epoch) {
      _ = try take(acknowledgement: bytes, trusting: key)
    }
    throw CourierError(
      .busy, subject: name.text, cause: "headquarters lacks events before it",
      remedy: "they are brought with the next round")
  }

  /// Takes the acknowledgement that lies at the destination; nil where there is none.
  public func collect(
    from delivery: some Delivery, trusting key: VerifyingKey?
  ) async throws -> Answer? {
    guard
      let bytes = try await delivery.acknowledgement(site: store.site, epoch: store.epoch)
    else { return nil }
    return try take(acknowledgement: bytes, trusting: key)
  }
}
