import Cases
import Crypto
public import Foundation

/// A site's request to be enrolled: its public key, with the proof that it was given the code. It is
/// signed by that key, holds nothing secret, and may be carried by anybody.
public struct EnrolmentRequest: Sendable, Equatable {
  public var stream: StreamID
  public var key: VerifyingKey
  /// Whether it comes from a practice site.
  public var practice: Bool
  /// HMAC-SHA-256, by the code's digest, over installation and key.
  private let proof: [UInt8]

  static let name = "enrolment"

  /// The name of its file.
  public static func fileName(of stream: StreamID) -> String {
    "\(stream.site).\(stream.epoch).enrolment.jsonl"
  }

  /// The two lines of a request by that code and key.
  public static func sealed(
    by code: EnrolmentCode, key: SigningKey, practice: Bool, at time: Date
  ) throws(BatchError) -> [UInt8] {
    let stream = StreamID(site: code.site, epoch: code.epoch)
    let said = message(stream, key.verifyingKey)
    let proof = HMAC<SHA256>.authenticationCode(
      for: said, using: SymmetricKey(data: code.digest))
    return try SignedDocument.seal(
      "{\"hearwell\":\"\(name)\",\"version\":1,\"site\":\"\(stream.site)\""
        + ",\"epoch\":\(stream.epoch),\"publicKey\":\"\(key.verifyingKey.base64)\""
        + ",\"proof\":\"\(Hexadecimal.text(proof))\""
        + ",\"at\":\"\(Timestamp.text(time, in: .gmt))\""
        + (practice ? ",\"practice\":true}" : "}"),
      by: key)
  }

  /// Reads a request, which the key in it must have signed; throws ``BatchError``.
  public init(_ bytes: [UInt8]) throws(BatchError) {
    let document = try SignedDocument(bytes, called: Self.name)
    stream = try document.stream()
    guard let key = VerifyingKey(base64: try document.text("publicKey")) else {
      throw document.refused("publicKey")
    }
    (self.key, proof) = (key, try document.hash("proof"))
    practice = try document.practice()
    try document.demandSigned(by: key)
  }

  /// Whether whoever made it knew the code of that digest; takes the same time whatever is wrong.
  public func isProved(by digest: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      proof, authenticating: Self.message(stream, key), using: SymmetricKey(data: digest))
  }

  private static func message(_ stream: StreamID, _ key: VerifyingKey) -> Data {
    Data("\(stream.site).\(stream.epoch).\(key.base64)".utf8)
  }
}

/// Headquarters' answer to a site that it enrolled: its own public key, signed by it. The site
/// believes it because the code names that key.
public struct EnrolmentAnswer: Sendable, Equatable {
  public var stream: StreamID
  /// Of the site's key that was enrolled.
  public var siteKeyId: String
  public var key: VerifyingKey

  private static let name = "enrolled"

  public init(stream: StreamID, siteKeyId: String, key: VerifyingKey) {
    (self.stream, self.siteKeyId, self.key) = (stream, siteKeyId, key)
  }

  /// The name of its file.
  public static func fileName(of stream: StreamID) -> String {
    "\(stream.site).\(stream.epoch).enrolled.jsonl"
  }

  /// The two lines of the answer.
  public func sealed(by key: SigningKey) throws(BatchError) -> [UInt8] {
    try SignedDocument.seal(
      "{\"hearwell\":\"\(Self.name)\",\"version\":1,\"site\":\"\(stream.site)\""
        + ",\"epoch\":\(stream.epoch),\"siteKeyId\":\"\(siteKeyId)\""
        + ",\"publicKey\":\"\(self.key.base64)\"}", by: key)
  }

  /// Reads an answer that the key of that id must have signed; throws ``BatchError``.
  public init(_ bytes: [UInt8], trusting keyId: String) throws(BatchError) {
    let document = try SignedDocument(bytes, called: Self.name)
    guard let key = VerifyingKey(base64: try document.text("publicKey")) else {
      throw document.refused("publicKey")
    }
    guard key.keyId == keyId else {
      throw BatchError(.key, "key \(key.keyId) is not \(keyId), which the code names")
    }
    try document.demandSigned(by: key)
    self.init(
      stream: try document.stream(), siteKeyId: try document.text("siteKeyId"), key: key)
  }
}
