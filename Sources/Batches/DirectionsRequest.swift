import Cases
public import Foundation

/// A site's request for the directions that it has not taken: signed by the site, because what is
/// directed may be personal, and good for one use only.
public struct DirectionsRequest: Sendable, Equatable {
  public var site: Int
  public var epoch: Int
  /// The last direction that the site has taken; 0 before the first.
  public var after: Int
  public var at: Date
  /// 16 random bytes in base64, so that no request is like another.
  public var nonce: String

  public init(site: Int, epoch: Int, after: Int, at: Date, nonce: String = Self.randomNonce()) {
    self.site = site
    self.epoch = epoch
    self.after = after
    self.at = at
    self.nonce = nonce
  }

  public static func randomNonce() -> String { CanonicalBase64.text(Salt.random()) }

  private static let name = "directions-request"

  /// The two lines of the request, the second signed by the site's key.
  public func sealed(by key: SigningKey) throws(BatchError) -> [UInt8] {
    try SignedDocument.seal(
      "{\"hearwell\":\"\(Self.name)\",\"version\":1,\"site\":\"\(site)\",\"epoch\":\(epoch)"
        + ",\"after\":\(after),\"at\":\"\(Timestamp.text(at, in: .gmt))\",\"nonce\":\"\(nonce)\"}",
      by: key)
  }

  /// Reads a request that an enrolled key of its site and epoch must have signed.
  ///
  /// Throws ``BatchError`` of stages `size`, `form`, `key`, or what `key` throws.
  public init(
    _ bytes: [UInt8], by key: (_ keyId: String, StreamID) throws -> VerifyingKey?
  ) throws {
    let document = try SignedDocument(bytes, called: Self.name)
    let at = try document.time("at")
    let nonce = try document.text("nonce")
    guard CanonicalBase64.bytes(nonce)?.count == 16 else { throw document.refused("nonce") }
    self.init(
      site: try document.site(), epoch: try document.integer("epoch", 1...9),
      after: try document.integer("after", 0...999_999_999), at: at, nonce: nonce)
    guard let known = try key(document.keyId, StreamID(site: site, epoch: epoch)) else {
      throw BatchError(
        .key, "key \(document.keyId) is not enrolled for site \(site) epoch \(epoch)")
    }
    try document.demandSigned(by: known)
  }
}
