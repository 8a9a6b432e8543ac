import Crypto

/// A site's or headquarters' Ed25519 key, or the one that a site's slips are signed with.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// RFC 8410: an Ed25519 PKCS #8 key of version 1 is these bytes and the raw key.
  private static let prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// A new key from the system's random numbers.
  public static func random() -> SigningKey { SigningKey(key: Curve25519.Signing.PrivateKey()) }

  private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

  /// Reads a PKCS #8 key in PEM, as `keys/site.key` and `openssl genpkey` have it; an error names
  /// the file.
  public init(pem: String, file: String = "private key") throws(BatchError) {
    let der = try PEM.decode(pem, label: "PRIVATE KEY", of: file)
    guard der.count == 48, der.starts(with: Self.prefix),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.dropFirst(16))
    else {
      throw BatchError(.key, "\(file): it is no Ed25519 key; use the file that init wrote")
    }
    self.key = key
  }

  /// The key as PKCS #8 in PEM; it belongs into a file of mode 0600.
  public var pem: String {
    PEM.encode(Self.prefix + Array(key.rawRepresentation), label: "PRIVATE KEY")
  }

  /// The public half.
  public var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

  /// First 16 hex digits of SHA-256 of the raw public key.
  public var keyId: String { verifyingKey.keyId }

  /// The Ed25519 signature over these bytes, in canonical base64.
  public func signature(over bytes: [UInt8]) throws(BatchError) -> String {
    guard let signature = try? key.signature(for: bytes) else {
      throw BatchError(.key, "private key: it cannot sign")
    }
    return CanonicalBase64.text(Array(signature))
  }

  /// The signature line over all bytes before it, without its LF (contract section 6).
  func signatureLine(over bytes: [UInt8]) throws(BatchError) -> [UInt8] {
    let signature = try signature(over: bytes)
    return Array("{\"signature\":\"\(signature)\",\"keyId\":\"\(keyId)\"}".utf8)
  }
}
