public import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// Brings every batch that headquarters has not acknowledged, then the recordings that their
  /// events or headquarters name; `recordings` is the folder in which the site keeps them. What
  /// headquarters acknowledges at once is taken where `key` signed it.
  ///
  /// Returns the last event that is now at the destination.
  @discardableResult
  public func deliver(
    by delivery: some Delivery, recordings: String, trusting key: VerifyingKey? = nil
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
    do {
      try await deliver(recordingsIn: recordings, by: delivery)
    } catch {
      failure = failure ?? error
    }
    if let failure { throw failure }
    return try positions().delivered
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

  /// One recording that cannot be brought keeps no other from it.
  private func deliver(
    recordingsIn folder: String, by delivery: some Delivery
  ) async throws {
    var failure: (any Error)?
    for sha256 in try recordingsToBring(positions()) {
      let file = "\(folder)/\(sha256).flac"
      guard DurableFile.length(of: file) != nil else { continue }
      do {
        try await delivery.bring(recording: sha256, from: file)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  private func recordingsToBring(_ positions: SyncPositions) throws -> [String] {
    var hashes = positions.wanted
    var next = positions.applied + 1
    while next <= positions.sealed {
      let lines = try store.journal(from: next, limit: BatchLimits.events)
      guard let last = lines.last else { break }
      for entry in lines where entry.sequence <= positions.sealed {
        let event = try EventLine.decode(line: entry.line, privateLine: nil)
        guard event.type == .recordingAdded, let sha256 = event.data["sha256"]?.string else {
          continue
        }
        hashes.append(sha256)
      }
      next = last.sequence + 1
    }
    return hashes.filter { Chain.isHash($0) }
  }
}
