import Batches
import CaseStore
import Casework
import Courier
import Policy

extension Site {
  func sync(over store: SiteStore) -> SiteSync {
    let clock = clock
    return SiteSync(
      store: store, outbox: Outbox(folder: directory.outbox), practice: configuration.practice,
      policyVersion: policy.version, clock: { clock.now })
  }

  /// What headquarters directs, taken into that store.
  func directions(over store: SiteStore) -> DirectionRound {
    let directory = directory
    let installation = PolicyInstallation(
      directory: directory, clock: clock, logger: HouseLogger.make("policy"))
    return DirectionRound(
      sync: sync(over: store), casework: { try Site(directory).casework(over: store) },
      install: installation.install)
  }

  /// Where the file of a recording lies that is not here; what cannot be looked up is absent.
  func place(of sha256: String, _ store: SiteStore) -> RecordingPlace {
    let isThere = try? sync(over: store).isAtHeadquarters(recording: sha256)
    return isThere == true ? .headquarters : .absent
  }

  /// The site's own key.
  ///
  /// - Throws: ``CommandError`` where the file is missing, `BatchError` where it is no key.
  func signingKey() throws -> SigningKey { try Self.signingKey(in: directory) }

  static func signingKey(in directory: SiteDirectory) throws -> SigningKey {
    try KeyFile.signingKey(
      directory.keys + "/site.key", remedy: "put the site's key back from its backup")
  }

  var trustedKey: TrustedKey { TrustedKey(file: directory.keys + "/headquarters.pub") }
}
