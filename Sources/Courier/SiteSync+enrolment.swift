public import Batches
import CaseStore
import Foundation

extension SiteSync {
  private var installation: StreamID { StreamID(site: store.site, epoch: store.epoch) }

  /// In the store: the id of the key that a code named, until that key is trusted; nothing until request
  /// and answer are cleared away.
  private var awaited: String { "enrolment.\(store.epoch)" }
  private static let cleared = "-"

  /// Asks to be enrolled by a code that headquarters gave out. Where headquarters answers at once, its
  /// key is trusted from now on; else the courier takes the answer when it lies there.
  ///
  /// - Throws: ``CourierError`` where the code is another installation's, or headquarters refuses it.
  /// - Returns: The key that is trusted now; nil where the request waits to be carried.
  public func enroll(
    by code: EnrolmentCode, through delivery: some Delivery, signing key: SigningKey,
    trusting trusted: TrustedKey
  ) async throws -> VerifyingKey? {
    guard code.site == store.site, code.epoch == store.epoch else {
      throw CourierError(
        .badData, subject: "code",
        cause: "it is for site \(code.site) epoch \(code.epoch), "
          + "this is site \(store.site) epoch \(store.epoch)",
        remedy: "type it at that machine, or make one with "
          + "`hearwell init --site \(code.site) --epoch \(code.epoch)`")
    }
    let request = try EnrolmentRequest.sealed(
      by: code, key: key, practice: practice, at: clock())
    try store.setMeta(awaited, code.keyId)
    guard let answer = try await delivery.enroll(request, as: installation) else { return nil }
    return try take(enrolled: answer, signing: key, trusting: trusted)
  }

  /// Takes the answer to a request that was carried, where one is awaited and lies there; clears both
  /// away where none is awaited any more.
  func collectEnrolment(
    from delivery: some Delivery, signing key: SigningKey, trusting trusted: TrustedKey
  ) async throws -> VerifyingKey? {
    guard let keyId = try store.meta(awaited), keyId != Self.cleared else { return nil }
    guard !keyId.isEmpty else {
      try await delivery.clearEnrolment(of: installation)
      try store.setMeta(awaited, Self.cleared)
      return nil
    }
    guard let answer = try await delivery.enrolled(installation) else { return nil }
    return try take(enrolled: answer, signing: key, trusting: trusted)
  }

  /// Trusts the key in an answer to this installation's request: the code named it.
  ///
  /// - Throws: ``CourierError``.
  public func take(
    enrolled bytes: [UInt8], signing key: SigningKey, trusting trusted: TrustedKey
  ) throws -> VerifyingKey {
    let keyId = try store.meta(awaited) ?? ""
    guard !["", Self.cleared].contains(keyId) else {
      throw CourierError(
        .untrusted, subject: "enrolment", cause: "no code was typed here that it could answer",
        remedy: "type the code with `hearwell sync enroll --code CODE`")
    }
    let answer: EnrolmentAnswer
    do throws(BatchError) {
      answer = try EnrolmentAnswer(bytes, trusting: keyId)
    } catch {
      throw CourierError(
        error.stage == .key ? .untrusted : .badData, subject: "enrolment",
        cause: error.description, remedy: "have headquarters answer again, or give out another code"
      )
    }
    guard answer.stream == installation, answer.siteKeyId == key.keyId else {
      throw CourierError(
        .badData, subject: "enrolment", cause: "it answers another machine's request",
        remedy: "type this machine's code with `hearwell sync enroll --code CODE`")
    }
    try trusted.write(answer.key)
    try store.setMeta(awaited, "")
    return answer.key
  }
}
