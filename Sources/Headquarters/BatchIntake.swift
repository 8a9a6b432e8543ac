import Batches
import Cases
import Foundation

/// Takes one verified batch into the store, in one transaction, whatever it turns out to mean.
struct BatchIntake {
  let transaction: any HeadquartersTransaction
  let batch: VerifiedBatch
  let name: String
  let time: Date

  /// Does what the batch means, and says so in `result`.
  func settle(_ result: inout ImportResult) throws {
    let streams = try transaction.streams(ofSite: batch.stream.site)
    guard let stream = streams.first(where: { $0.id == batch.stream }) else {
      throw BatchError(
        .key, "site \(batch.header.site) epoch \(batch.header.epoch) is not enrolled")
    }
    // The key may have signed its last event since the batch was judged, or been ended by a person.
    let key = try transaction.key(batch.header.keyId, of: stream.id)
    try key?.demandInUse(for: batch.header)
    try key?.demandOpen(for: batch.header)
    try transaction.noteContact(stream.id, at: time)
    let settlement = try Settlement.decide(batch, applied: stream.applied) {
      try transaction.hash(of: stream.id, after: $0)
    }
    switch settlement {
    case .duplicate: result.result = .duplicate
    case .fork(let sequence):
      try freeze(stream.id, at: sequence, &result)
    case _ where stream.frozenAt != nil:
      try transaction.keepWaiting(batch, name: name, at: time)
      result.result = .forked
      result.reason = "site \(stream.id.site) is frozen since a fork; enroll its next epoch"
    case .gap(let sequence):
      if let fork = try differenceFromWaiting() { return try freeze(stream.id, at: fork, &result) }
      try transaction.keepWaiting(batch, name: name, at: time)
      result.result = .waiting
      result.wanted = sequence
      result.reason = "events \(sequence) to \(batch.header.first - 1) are missing before it"
    case .new(let sequence):
      result.result = .applied
      result.parked = try apply(from: sequence, of: stream.id).map(\.id)
    }
  }

  private func freeze(_ stream: StreamID, at sequence: Int, _ result: inout ImportResult) throws {
    try transaction.freeze(stream, at: sequence, by: batch, at: time)
    result.result = .forked
    result.reason =
      "\(stream.event(sequence)) was taken with another hash; site "
      + "\(stream.site) is frozen: find out which machine is the site, then enroll its next epoch"
  }

  /// The first event that a batch of the waiting room has with another hash.
  private func differenceFromWaiting() throws -> Int? {
    let range = batch.header.first...batch.header.last
    guard let waiting = try transaction.waitingBatch(of: batch.stream, holding: range) else {
      return nil
    }
    let entries = try ReceivedBatch(waiting.bytes).judged().entries
    let hashes = Dictionary(uniqueKeysWithValues: entries.map { ($0.sequence, $0.hash) })
    return batch.entries.first { entry in
      hashes[entry.sequence].map { $0 != entry.hash } ?? false
    }?.sequence
  }

  private func apply(from first: Int, of stream: StreamID) throws -> [ParkedEvent] {
    try transaction.append(batch, from: first)
    return try project(batch.entries.drop { $0.sequence < first }, of: stream)
  }

  private func project(
    _ entries: ArraySlice<VerifiedBatch.Entry>, of stream: StreamID
  ) throws -> [ParkedEvent] {
    var projector = Projector(
      parked: try transaction.parked(ofSite: stream.site), find: transaction.find)
    for entry in entries {
      try projector.take(
        ReadEvent(entry.event), stream, entry.sequence, subject: entry.subject,
        in: transaction)
    }
    try projector.projection.write(to: transaction)
    return projector.parked
  }
}
