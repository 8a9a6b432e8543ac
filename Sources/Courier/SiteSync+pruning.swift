public import Batches
public import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// What a site no longer keeps.
  public struct Pruned: Sendable, Equatable {
    public var batches: [BatchName] = []
    /// By their SHA-256.
    public var recordings: [String] = []
  }

  /// Removes from the outbox what is durable at headquarters and was sealed more than `keep` seconds
  /// ago, with what lies there of recordings; and from the folder of recordings those of `expired`
  /// that are at headquarters. The journal stays whole: everything can be sealed anew.
  ///
  /// - Throws: ``CourierError`` or `CaseStoreError`; run again, it goes on.
  public func prune(
    keep: Int, recordings folder: String, expired: [KeptRecording]
  ) throws -> Pruned {
    let limit = clock().addingTimeInterval(-TimeInterval(keep))
    var pruned = Pruned()
    try outbox.whileSealing {
      for epoch in 1...store.epoch {
        pruned.batches += try pruneBatches(of: epoch, sealedBefore: limit)
      }
    }
    let shelves = try SyncShelves(self)
    for kept in expired where try shelves.isAtHeadquarters(kept.sha256) {
      let path = "\(folder)/\(kept.sha256).flac"
      guard DurableFile.length(of: path) != nil else { continue }
      try DurableFile.remove(path)
      pruned.recordings.append(kept.sha256)
    }
    try pruneCopies(shelves, before: limit)
    return pruned
  }

  /// The oldest first, so that what is left follows without a gap.
  private func pruneBatches(of epoch: Int, sealedBefore limit: Date) throws -> [BatchName] {
    let durable = try positions(of: epoch).durable
    var removed: [BatchName] = []
    for name in try outbox.batches(site: store.site, epoch: epoch) where name.last <= durable {
      // One that is damaged tells no time; it is kept until somebody looks.
      guard let header = try? ReceivedBatch(outbox.read(name)).header else { continue }
      guard header.sealedAt < limit else { break }
      try DurableFile.remove(outbox.path(of: name))
      removed.append(name)
    }
    return removed
  }

  /// Copies of recordings, and their drafts, that were put into the outbox to be carried.
  private func pruneCopies(_ shelves: SyncShelves, before limit: Date) throws {
    let shelf = outbox.folder + "/recordings"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: shelf)) ?? [] {
      let sha256 = name.drop { $0 == "." }.prefix(64)
      guard Chain.isHash(sha256), try shelves.isAtHeadquarters(String(sha256), before: limit) else {
        continue
      }
      try DurableFile.remove("\(shelf)/\(name)")
    }
  }

  /// Whether headquarters has a recording, by the last acknowledgements.
  public func isAtHeadquarters(recording sha256: String) throws -> Bool {
    try SyncShelves(self).isAtHeadquarters(sha256)
  }
}

/// What headquarters said that it has of each installation's recordings.
private struct SyncShelves {
  private let store: SiteStore
  private let positions: [SyncPositions]

  init(_ sync: SiteSync) throws {
    store = sync.store
    positions = try (1...store.epoch).map { try sync.positions(of: $0) }
  }

  /// Whether it has the recording: every event that names it is durable there and was not set aside,
  /// and the recording is not wanted. `limit` is the time before which all of them must be.
  func isAtHeadquarters(_ sha256: String, before limit: Date? = nil) throws -> Bool {
    let events = try store.read { try $0.events(ofRecording: sha256) }
    return try !events.isEmpty
      && events.allSatisfy { id in
        guard let place = StreamID.place(ofEvent: id),
          positions.indices.contains(place.stream.epoch - 1)
        else { return false }
        let positions = positions[place.stream.epoch - 1]
        // A list that was cut may go on with this one.
        guard place.sequence <= positions.durable, positions.wanted.count < Acknowledgement.named,
          positions.parked.count < Acknowledgement.named, !positions.wanted.contains(sha256),
          !positions.parked.contains(id)
        else { return false }
        guard let limit else { return true }
        let entry = try store.journal(from: place.sequence, limit: 1, epoch: place.stream.epoch)
          .first
        return try entry.map { try EventLine.decode(line: $0.line, privateLine: nil).time < limit }
          ?? false
      }
  }
}
