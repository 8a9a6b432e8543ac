public import Batches
import CaseStore
import Cases
import Foundation

extension SiteSync {
  /// What became of an acknowledgement.
  public enum Answer: Sendable, Equatable {
    /// It was believed and kept.
    case taken(Acknowledgement)
    /// A newer one, or this one, was taken before.
    case stale
  }

  /// Takes an acknowledgement that the trusted key signed.
  ///
  /// - Throws: ``CourierError``: `untrusted` where no key is trusted or another one signed,
  ///   `badData` where it is none, belongs to another site, or speaks of another journal.
  public func take(
    acknowledgement bytes: [UInt8], trusting key: VerifyingKey?
  ) throws -> Answer {
    let said = try read(bytes, trusting: key)
    try demandOurs(said)
    var answer = Answer.taken(said)
    let covered = try outbox.coverage(
      after: said.appliedSequence, site: store.site, epoch: said.epoch)
    try change(of: said.epoch) { positions in
      if positions.hasTaken(said) {
        answer = .stale
        return
      }
      // Less than before: headquarters was put back from a backup. What is no more in the outbox is
      // sealed again; the rest is carried again as it is.
      positions.sealed = min(max(positions.sealed, said.appliedSequence), covered)
      positions.delivered = max(
        min(positions.delivered, positions.sealed), said.appliedSequence)
      if said.appliedSequence < positions.applied { positions.delivered = said.appliedSequence }
      positions.applied = said.appliedSequence
      positions.durable = said.durableSequence
      positions.acknowledgedAt = said.at
      positions.wanted = said.wantedRecordings
      positions.parked = said.parked
    }
    return answer
  }

  private func read(
    _ bytes: [UInt8], trusting key: VerifyingKey?
  ) throws(CourierError) -> Acknowledgement {
    guard let key else {
      throw CourierError(
        .untrusted, subject: "acknowledgement", cause: "no key of headquarters is trusted here",
        remedy: "give headquarters' public key to `hearwell sync trust FILE`")
    }
    do throws(BatchError) {
      return try Acknowledgement(bytes, trusting: key)
    } catch {
      throw CourierError(
        error.stage == .key ? .untrusted : .badData, subject: "acknowledgement",
        cause: error.description,
        remedy: error.stage == .key
          ? "compare keyIds with headquarters, then use `hearwell sync trust FILE`"
          : "take the file again from headquarters")
    }
  }

  private func demandOurs(_ said: Acknowledgement) throws {
    guard said.site == store.site, (1...store.epoch).contains(said.epoch) else {
      throw CourierError(
        .badData, subject: "acknowledgement",
        cause: "it is for site \(said.site) epoch \(said.epoch), "
          + "this is site \(store.site) epoch \(store.epoch)",
        remedy: "take \(BatchName.acknowledgement(site: store.site, epoch: store.epoch))")
    }
    let known =
      said.appliedSequence == 0
      ? Chain.start
      : try store.journal(from: said.appliedSequence, limit: 1, epoch: said.epoch).first?.hash
    // Of an epoch that ended with a lost store, headquarters may have more than was put back.
    if known == nil, said.epoch < store.epoch { return }
    guard known == said.appliedHash else {
      throw CourierError(
        .badData, subject: "acknowledgement",
        cause: "event \(said.appliedSequence) of headquarters is not that of this store",
        remedy: "if this store is an old copy, put it back with `hearwell store restore`")
    }
  }
}

extension SyncPositions {
  /// Whether an acknowledgement says nothing new: it is older, or the same again. Of two in one second
  /// the one that goes less far is older: no backup is put back within that.
  fileprivate func hasTaken(_ said: Acknowledgement) -> Bool {
    guard let acknowledgedAt else { return false }
    return said.at < acknowledgedAt
      || said.at == acknowledgedAt
        && (said.appliedSequence < applied
          || applied == said.appliedSequence && durable == said.durableSequence
            && wanted == said.wantedRecordings && parked == said.parked)
  }
}
