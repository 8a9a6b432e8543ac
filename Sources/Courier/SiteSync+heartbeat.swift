public import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// What headquarters last heard.
  enum Spoken: String {
    case batches = "sync.spoken.batches"
    case heartbeat = "sync.spoken.heartbeat"
  }

  func noteSpoken(_ what: Spoken) throws {
    try store.setMeta(what.rawValue, Timestamp.text(clock(), in: .gmt))
  }

  private func spoken(_ what: Spoken) throws -> Date? {
    try store.meta(what.rawValue).flatMap(Timestamp.time)
  }

  /// Sends a heartbeat where that is due, and takes the acknowledgement that comes back; returns
  /// whether one was sent. `recordings` is the folder in which the site keeps them.
  ///
  /// - Throws: ``CourierError``, `CaseStoreError` or `BatchError`, or what the delivery throws.
  public func sayAlive(
    by delivery: some Delivery, recordings: String, schedule: HeartbeatSchedule,
    with key: () throws -> SigningKey, trusting trusted: VerifyingKey?
  ) async throws -> Bool {
    guard
      schedule.isDue(at: clock(), after: try spoken(.batches), and: try spoken(.heartbeat))
    else { return false }
    let heartbeat = try heartbeat(
      recordings: recordingsToBring(in: recordings).count, every: schedule.every)
    let bytes = try heartbeat.sealed(by: key(), zone: store.zone)
    let answer = try await delivery.bring(heartbeat, bytes)
    try noteSpoken(.heartbeat)
    if case .acknowledged(let bytes) = answer {
      _ = try take(acknowledgement: bytes, trusting: trusted)
    }
    return true
  }

  private func heartbeat(recordings: Int, every: Int) throws -> Heartbeat {
    let (last, applied) = (try heads().last, try positions().applied)
    let head = last == 0 ? nil : try store.journal(from: last, limit: 1).first
    let waiting = last > applied ? try store.journal(from: applied + 1, limit: 1).first : nil
    let disk = try FileManager.default.attributesOfFileSystem(forPath: outbox.folder)
    return Heartbeat(
      stream: StreamID(site: store.site, epoch: store.epoch), practice: practice,
      sequence: head?.sequence ?? 0, hash: head?.hash ?? Chain.start, at: clock(),
      waitingSince: try waiting.map {
        try EventLine.decode(line: $0.line, privateLine: nil).time
      },
      diskFree: disk[.systemFreeSize] as? Int ?? 0, diskSize: disk[.systemSize] as? Int ?? 0,
      recordingsWaiting: recordings, every: every)
  }
}
