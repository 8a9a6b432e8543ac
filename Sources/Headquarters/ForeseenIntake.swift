import Batches
import Cases
import Foundation

/// Takes batches that follow each other into the store, as it was foreseen: lines batch by batch,
/// each case once.
struct ForeseenIntake {
  let transaction: any HeadquartersTransaction
  let run: [VerifiedBatch]
  let foresight: Foresight
  let time: Date

  /// What is known of the site's cases afterwards; nil where it no longer is as it was foreseen, and
  /// then nothing is written.
  func take() throws -> KnownCases? {
    guard let first = run.first else { return nil }
    let stream = first.stream
    let streams = try transaction.streams(ofSite: stream.site)
    guard foresight.known.standing == KnownCases.Standing(streams),
      let now = streams.first(where: { $0.id == stream }), now.frozenAt == nil,
      try run.allSatisfy({ try hasKey($0) }),
      case .new(let sequence) = try Settlement.decide(
        first, applied: now.applied, hash: { try transaction.hash(of: stream, after: $0) })
    else { return nil }
    try transaction.noteContact(stream, at: time)
    for batch in run { try transaction.append(batch, from: sequence) }
    try Projection.write(foresight.effects, foresight.drafts, to: transaction)
    return KnownCases(
      foresight.known, after: foresight.drafts,
      standing: KnownCases.Standing(try transaction.streams(ofSite: stream.site)))
  }

  private func hasKey(_ batch: VerifiedBatch) throws -> Bool {
    guard let key = try transaction.key(batch.header.keyId, of: batch.stream) else { return false }
    do throws(BatchError) {
      try key.demandInUse(for: batch.header)
      try key.demandOpen(for: batch.header)
      return true
    } catch {
      return false
    }
  }
}

extension HeadquartersTransaction {
  /// Keeps a batch's lines from an event on, and what they mean for its key and for what waits.
  func append(_ batch: VerifiedBatch, from sequence: Int) throws {
    try append(batch.entries.drop { $0.sequence < sequence }, of: batch)
    if let end = batch.keyEnd { try endKey(batch.header.keyId, of: batch.stream, at: end) }
    try dropWaiting(of: batch.stream, through: batch.header.last)
  }
}
