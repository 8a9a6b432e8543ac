public import Batches
public import Foundation

/// Which sites headquarters knows, and what it tells them of their journals.
public struct SiteRegister: Sendable {
  private let store: any HeadquartersStore
  private let zone: TimeZone
  private let clock: @Sendable () -> Date
  private let patience: SitePatience

  public init(
    store: any HeadquartersStore, zone: TimeZone, patience: SitePatience = SitePatience(),
    clock: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.zone = zone
    self.patience = patience
    self.clock = clock
  }

  /// Makes a public key known for an installation; the same again changes nothing.
  ///
  /// - Throws: ``HeadquartersError`` where site or epoch are out of range, the installation was closed
  ///   or the key revoked; `BatchError` where the text is no public key.
  @discardableResult
  public func enroll(site: Int, epoch: Int, publicKey pem: String) throws -> VerifyingKey {
    let key = try VerifyingKey(pem: pem)
    let stream = StreamID(site: site, epoch: epoch)
    try store.write(in: .site(site)) {
      try $0.demandEnrollable(key.keyId, of: stream)
      try $0.enroll(EnrolledKey(key: key), of: stream, at: clock())
    }
    return key
  }

  /// The key by which an installation may ask for what is its own; nil where it has no such key.
  ///
  /// - Throws: `BatchError` where it may ask no more, or the store's own errors.
  public func askingKey(_ keyId: String, of stream: StreamID) throws -> VerifyingKey? {
    let known = try store.read { try $0.key(keyId, of: stream) }
    try known?.demandCurrent(of: stream)
    return known?.key
  }

  /// All enrolled installations, by site and epoch.
  public func sites() throws -> [SiteStream] { try store.read { try $0.streams() } }

  /// How they stand now, by site and epoch.
  public func standings() throws -> [SiteStanding] {
    SiteStanding.all(try sites(), patience: patience, at: clock())
  }

  /// What is parked, of one site or of all.
  public func parked(ofSite site: Int? = nil) throws -> [ParkedEvent] {
    try store.read { try $0.parked(ofSite: site) }
  }

  /// The acknowledgement of an installation, of the newest one where no epoch is named: its file's
  /// name and its bytes.
  public func acknowledgement(
    site: Int, epoch: Int? = nil, key: SigningKey
  ) throws -> (name: String, bytes: [UInt8]) {
    let acknowledgement = try store.read { snapshot in
      let known =
        if let epoch {
          try snapshot.stream(StreamID(site: site, epoch: epoch))
        } else {
          try snapshot.newest(ofSite: site)
        }
      guard let stream = known else {
        throw HeadquartersError(
          .absent, subject: "site \(site)", cause: "it is not enrolled",
          remedy: "enroll it with `hearwell headquarters enroll --site \(site) --public-key FILE`")
      }
      let parked = try snapshot.parked(ofSite: site).filter { $0.stream == stream.id }.map(\.id)
      return Acknowledgement(
        site: site, epoch: stream.id.epoch, appliedSequence: stream.applied,
        appliedHash: stream.appliedHash, durableSequence: stream.applied, parked: parked,
        wantedRecordings: try snapshot.wantedRecordings(of: stream.id), at: clock())
    }
    let name = BatchName.acknowledgement(site: site, epoch: acknowledgement.epoch)
    return (name, try acknowledgement.sealed(by: key, zone: zone))
  }
}
