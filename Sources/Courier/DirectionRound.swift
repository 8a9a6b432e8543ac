public import Batches
import CaseStore
public import Casework
import Cases
import Foundation

/// Takes what headquarters directs this site to do: each direction once, in order, whatever became of
/// those before it.
public struct DirectionRound: Sendable {
  private let sync: SiteSync
  private let casework: @Sendable () throws -> Casework
  private let install: @Sendable (String) throws -> Void

  /// `casework` is made anew by the policy in force, which a direction may replace by `install`
  /// (`Casework.PolicyInstaller`).
  public init(
    sync: SiteSync, casework: @escaping @Sendable () throws -> Casework,
    install: @escaping @Sendable (String) throws -> Void
  ) {
    self.sync = sync
    self.casework = casework
    self.install = install
  }

  /// What came of a file of directions.
  public struct Report: Sendable, Equatable {
    /// Directions that were carried out, and those that were refused with the reason.
    public var applied: [Int] = []
    public var refused: [Refusal] = []
    /// Whether all of it had been taken before.
    public var isKnown: Bool { applied.isEmpty && refused.isEmpty }
  }

  public struct Refusal: Sendable, Equatable {
    public let sequence: Int
    public let reason: String
  }

  /// Asks for what headquarters directs until there is no more.
  public func collect(
    from delivery: some Delivery, signing key: SigningKey, trusting trusted: VerifyingKey
  ) async throws -> Report {
    var report = Report()
    while true {
      let known = try sync.store.read { try $0.directionPosition() }
      let request = DirectionsRequest(
        site: sync.store.site, epoch: sync.store.epoch, after: known.sequence, at: sync.clock())
      guard let bytes = try await delivery.directions(request, signedBy: key) else { return report }
      let taken = try take(bytes, trusting: trusted)
      guard !taken.isKnown else { return report }
      report.applied += taken.applied
      report.refused += taken.refused
    }
  }

  /// Takes a file of directions that the trusted key signed.
  ///
  /// - Throws: ``CourierError``: `untrusted` where no key is trusted or another one signed, `badData`
  ///   where it is none, belongs elsewhere, leaves a gap, or is of another chain than what was taken.
  public func take(_ bytes: [UInt8], trusting key: VerifyingKey?) throws -> Report {
    let file = try judged(bytes, trusting: key)
    let known = try sync.store.read { try $0.directionPosition() }
    guard file.header.first <= known.sequence + 1 else {
      throw failure(
        .badData,
        "directions \(known.sequence + 1) to \(file.header.first - 1) are missing before it",
        remedy: "take them first; headquarters writes them with `headquarters acknowledge`")
    }
    try demandSameChain(file)
    var report = Report()
    var casework: Casework?
    for entry in file.entries where entry.sequence > known.sequence {
      let desk = try casework ?? self.casework()
      // What cannot be read is refused like what cannot be done, and blocks nothing behind it.
      let event =
        (try? entry.event.get())
        ?? JournalEvent(
          sequence: entry.sequence, type: EventType(entry.type), subject: nil, time: entry.time,
          data: [:])
      switch try desk.take(direction: event, hash: entry.hash, installing: install) {
      case .applied: report.applied.append(entry.sequence)
      case .refused(let reason):
        report.refused.append(Refusal(sequence: entry.sequence, reason: reason))
      case .known: break
      }
      casework = event.type == .directedPolicy ? nil : desk
    }
    return report
  }

  private func judged(_ bytes: [UInt8], trusting key: VerifyingKey?) throws -> VerifiedBatch {
    guard let key else {
      throw failure(
        .untrusted, "no key of headquarters is trusted here",
        remedy: "give headquarters' public key to `hearwell sync trust FILE`")
    }
    let received = try sound { () throws(BatchError) in
      try ReceivedBatch(bytes, as: .directions)
    }
    guard received.header.keyId == key.keyId else {
      throw failure(
        .untrusted, "key \(received.header.keyId) is not the trusted \(key.keyId)",
        remedy: "compare keyIds with headquarters, then use `hearwell sync trust FILE`")
    }
    return try sound { () throws(BatchError) in
      let file = try received.verified(by: key)
      try demandOurs(file.header)
      return file
    }
  }

  /// What is wrong with the file itself.
  private func sound<Value>(_ body: () throws(BatchError) -> Value) throws(CourierError) -> Value {
    do throws(BatchError) {
      return try body()
    } catch {
      throw failure(
        .badData, error.description, remedy: "take the file again from headquarters")
    }
  }

  private func demandOurs(_ header: BatchHeader) throws(BatchError) {
    guard header.site == sync.store.site else {
      throw BatchError(
        .content, "they are for site \(header.site), this is site \(sync.store.site)")
    }
    guard header.practice == sync.practice else {
      throw BatchError(
        .content,
        header.practice
          ? "they come from a practice headquarters, and this site is none for practice"
          : "this is a practice site, which a practice headquarters alone directs")
    }
  }

  /// What was taken stays taken; whoever signs something else in its place is not followed.
  private func demandSameChain(_ file: VerifiedBatch) throws {
    let header = file.header
    let known = try sync.store.read { snapshot in
      let hashes =
        [(header.first - 1, header.previousHash)] + file.entries.map { ($0.sequence, $0.hash) }
      return try hashes.first { sequence, hash in
        try snapshot.directionHash(after: sequence).map { $0 != hash } ?? false
      }
    }
    guard let (sequence, hash) = known else { return }
    try casework().noteFork(ofDirections: hash)
    throw failure(
      .badData, "direction \(sequence) is another one than was taken here",
      remedy: "headquarters was put back from a backup, or two speak as it: this site's next batch "
        + "tells it, and it directs anew")
  }

  private func failure(
    _ kind: CourierError.Kind, _ cause: String, remedy: String
  ) -> CourierError {
    CourierError(kind, subject: "directions", cause: cause, remedy: remedy)
  }
}
