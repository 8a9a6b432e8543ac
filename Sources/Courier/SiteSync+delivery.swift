public import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// Brings every batch that headquarters has not acknowledged, then the recordings that their
  /// events or headquarters name; `recordings` is the folder in which the site keeps them.
  ///
  /// Returns the last event that is now at the destination.
  @discardableResult
  public func deliver(by delivery: some Delivery, recordings: String) throws -> Int {
    try deliverEarlierEpochs(by: delivery)
    let positions = try positions()
    var delivered = positions.applied
    for name in try outbox.batches(site: store.site, epoch: store.epoch)
    where name.last > positions.applied {
      try delivery.bring(name, try outbox.read(name))
      if name.first <= delivered + 1 { delivered = max(delivered, name.last) }
    }
    if delivered != positions.delivered { try change { $0.delivered = delivered } }
    for sha256 in try recordingsToBring(positions) {
      let file = "\(recordings)/\(sha256).flac"
      guard DurableFile.length(of: file) != nil else { continue }
      try delivery.bring(recording: sha256, from: file)
    }
    return delivered
  }

  /// Brings what was sealed before the store was put back and is not acknowledged.
  private func deliverEarlierEpochs(by delivery: some Delivery) throws {
    for epoch in 1..<store.epoch {
      let applied = try store.read { try SyncPositions($0, epoch: epoch).applied }
      for name in try outbox.batches(site: store.site, epoch: epoch) where name.last > applied {
        try delivery.bring(name, try outbox.read(name))
      }
    }
  }

  /// Takes the acknowledgement that lies at the destination; nil where there is none.
  public func collect(
    from delivery: some Delivery, trusting key: VerifyingKey?
  ) throws -> Answer? {
    guard let bytes = try delivery.acknowledgement(site: store.site, epoch: store.epoch) else {
      return nil
    }
    return try take(acknowledgement: bytes, trusting: key)
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
    return hashes.filter { $0.utf8.count == 64 && !$0.contains("/") }
  }
}
