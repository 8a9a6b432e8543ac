public import Batches
public import Foundation

/// Lets sites enroll themselves by a one-time code, and ends their machines and keys.
public struct EnrolmentDesk: Sendable {
  private let store: any HeadquartersStore
  /// Whether this is a practice headquarters, which enrolls practice sites and no others.
  private let practice: Bool
  private let clock: @Sendable () -> Date

  public init(
    store: any HeadquartersStore, practice: Bool, clock: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.practice = practice
    self.clock = clock
  }

  /// A code for an installation, in the place of an earlier one; `keyId` is that of headquarters' key.
  ///
  /// - Throws: ``HeadquartersError`` where site or epoch are out of range, or it was closed.
  public func offer(
    site: Int, epoch: Int, keyId: String, valid: TimeInterval
  ) throws -> EnrolmentCode {
    try store.write(in: .site(site)) {
      try $0.demandEnrollable(nil, of: StreamID(site: site, epoch: epoch))
      let code = EnrolmentCode.random(site: site, epoch: epoch, keyId: keyId)
      try keep(code, valid: valid, $0)
      return code
    }
  }

  private func keep(
    _ code: EnrolmentCode, valid: TimeInterval, _ transaction: any HeadquartersTransaction
  ) throws {
    try transaction.keep(
      EnrolmentOffer(
        stream: StreamID(site: code.site, epoch: code.epoch), digest: code.digest,
        validUntil: clock().addingTimeInterval(valid)))
  }

  /// Enrolls the key of a request that proves the code; the same request again changes nothing.
  ///
  /// - Throws: `BatchError`, of stage `key` where the code is another one, used or too old.
  public func enroll(
    _ request: EnrolmentRequest
  ) throws -> (keyId: String, isNew: Bool) {
    let keyId = request.key.keyId
    guard request.practice == practice else {
      throw BatchError(
        .key,
        practice
          ? "it comes from a real site; a practice headquarters enrolls none of those"
          : "it comes from a practice site; only a practice headquarters enrolls it")
    }
    return try store.write(in: .site(request.stream.site)) { transaction in
      let offer = try transaction.offer(for: request.stream)
      let isProved = request.isProved(by: offer?.digest ?? [UInt8](repeating: 0, count: 32))
      guard var offer, isProved, offer.usedBy == keyId || offer.isOpen(at: clock()) else {
        throw BatchError(
          .key,
          "no such code is open for site \(request.stream.site) epoch \(request.stream.epoch): it is "
            + "another one, was used, or is too old; get one with "
            + "`hearwell headquarters enroll --site \(request.stream.site) "
            + "--epoch \(request.stream.epoch) --code`")
      }
      guard offer.usedBy == nil else { return (keyId, false) }
      do {
        try transaction.demandEnrollable(keyId, of: request.stream)
      } catch let error as HeadquartersError {
        throw BatchError(.key, error.description)
      }
      try transaction.enroll(EnrolledKey(key: request.key), of: request.stream, at: clock())
      offer.usedBy = keyId
      try transaction.keep(offer)
      return (keyId, true)
    }
  }

  /// Enrolls the key of a request likewise; what tells its site whom to believe.
  public func answer(_ request: EnrolmentRequest, by key: SigningKey) throws -> [UInt8] {
    let keyId = try enroll(request).keyId
    return try EnrolmentAnswer(
      stream: request.stream, siteKeyId: keyId, key: key.verifyingKey
    ).sealed(by: key)
  }

  /// What tells a site's newest installation whom to believe; nil where that was not enrolled by a
  /// code.
  public func answer(forSite site: Int, key: SigningKey) throws -> (name: String, bytes: [UInt8])? {
    let offer = try store.read { snapshot in
      try snapshot.newest(ofSite: site).flatMap { try snapshot.offer(for: $0.id) }
    }
    guard let offer, let keyId = offer.usedBy else { return nil }
    let answer = EnrolmentAnswer(
      stream: offer.stream, siteKeyId: keyId, key: key.verifyingKey)
    return (EnrolmentAnswer.fileName(of: offer.stream), try answer.sealed(by: key))
  }
}

extension EnrolmentDesk {
  /// What became of a machine that another one replaces.
  public struct Replacement: Sendable {
    public let closed: StreamID
    /// The last event of it that is taken.
    public let last: Int
    /// For the machine that takes its place, under the next epoch.
    public let code: EnrolmentCode
  }

  /// Closes the newest epoch of a site, at the last event that was taken or at a later one that is
  /// still to come, and gives out the code of the next.
  ///
  /// - Throws: ``HeadquartersError``.
  public func replace(
    site: Int, at last: Int?, keyId: String, valid: TimeInterval
  ) throws -> Replacement {
    try store.write(in: .site(site)) { transaction in
      let old = try demand(site, transaction.newest(ofSite: site))
      guard old.id.epoch < 9 else {
        throw HeadquartersError(
          .badData, subject: "site \(site)", cause: "all nine epochs are used up",
          remedy: "make a site with a new code")
      }
      guard last != nil || old.closedAt != nil || old.waiting == 0 else {
        throw HeadquartersError(
          .badData, subject: "site \(site) epoch \(old.id.epoch)",
          cause: "batches beyond event \(old.applied) wait for those before them",
          remedy: "import what is missing, or say with --at where it ends (--at \(old.applied))")
      }
      let last = last ?? old.closedAt ?? old.applied
      guard last >= old.applied else {
        throw HeadquartersError(
          .badData, subject: "--at \(last)", cause: "events up to \(old.applied) were taken",
          remedy: "give \(old.applied) or a later one that is still to come")
      }
      try transaction.close(old.id, at: last)
      let code = EnrolmentCode.random(site: site, epoch: old.id.epoch + 1, keyId: keyId)
      try keep(code, valid: valid, transaction)
      return Replacement(closed: old.id, last: last, code: code)
    }
  }

  /// Takes nothing any more that a key of an installation signed, or any of its keys; the ids of those.
  ///
  /// - Throws: ``HeadquartersError`` where it has no such key.
  public func revoke(site: Int, epoch: Int, keyId: String?) throws -> [String] {
    try store.write(in: .site(site)) { transaction in
      let id = StreamID(site: site, epoch: epoch)
      let stream = try demand(site, transaction.stream(id))
      let keyIds = keyId.map { [$0] } ?? stream.keyIds
      for keyId in keyIds {
        guard stream.keyIds.contains(keyId) else {
          throw HeadquartersError(
            .absent, subject: "key \(keyId)",
            cause: "it is none of site \(site) epoch \(epoch)",
            remedy: "take one of " + stream.keyIds.joined(separator: " "))
        }
        try transaction.revokeKey(keyId, of: id, at: clock())
      }
      return keyIds
    }
  }

  private func demand(_ site: Int, _ stream: SiteStream?) throws -> SiteStream {
    guard let stream else {
      throw HeadquartersError(
        .absent, subject: "site \(site)", cause: "it has no such installation",
        remedy: "see `hearwell headquarters sites`")
    }
    return stream
  }
}

extension EnrolmentOffer {
  fileprivate func isOpen(at time: Date) -> Bool { usedBy == nil && time < validUntil }
}

extension HeadquartersSnapshot {
  /// - Throws: ``HeadquartersError`` where nothing may be enrolled for an installation, because there is
  ///   no such number or it was closed, or not that key, because it was revoked.
  func demandEnrollable(_ keyId: String?, of stream: StreamID) throws {
    guard (100...999).contains(stream.site), (1...9).contains(stream.epoch) else {
      throw HeadquartersError(
        .badData, subject: "site \(stream.site) epoch \(stream.epoch)",
        cause: "there is no such number",
        remedy: "sites are 100 to 999, epochs 1 to 9")
    }
    let replacing = "`hearwell headquarters replace --site \(stream.site)`"
    if let closedAt = try self.stream(stream)?.closedAt {
      throw HeadquartersError(
        .badData, subject: "site \(stream.site) epoch \(stream.epoch)",
        cause: "it was replaced and closed with \(stream.event(closedAt))",
        remedy: "enroll its next epoch; \(replacing) gives another code for that")
    }
    if let keyId, try key(keyId, of: stream)?.revokedAt != nil {
      throw HeadquartersError(
        .badData, subject: "key \(keyId)", cause: "it was revoked",
        remedy: "give the site a new machine with \(replacing)")
    }
  }
}
