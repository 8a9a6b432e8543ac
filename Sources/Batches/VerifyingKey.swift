import Crypto

/// The public half of a site's or headquarters' Ed25519 key.
public struct VerifyingKey: Sendable, Hashable {
  /// The 32 raw bytes.
  public let bytes: [UInt8]

  /// RFC 8410: an Ed25519 SubjectPublicKeyInfo is these bytes and the raw key.
  private static let prefix: [UInt8] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  /// A key of raw bytes; nil where they are not 32.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// A key as events have it: its raw bytes in canonical base64; nil for every other text.
  public init?(base64 text: String) {
    guard let bytes = CanonicalBase64.bytes(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// The raw bytes in canonical base64.
  public var base64: String { CanonicalBase64.text(bytes) }

  init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Reads a SubjectPublicKeyInfo in PEM, as `keys/site.pub` and `openssl pkey -pubout` have it; an
  /// error names the file.
  public init(pem: String, file: String = "public key") throws(BatchError) {
    let der = try PEM.decode(pem, label: "PUBLIC KEY", of: file)
    guard der.starts(with: Self.prefix), let key = Self(bytes: Array(der.dropFirst(12))) else {
      throw BatchError(.key, "\(file): it is no Ed25519 key; use the .pub file as init wrote it")
    }
    self = key
  }

  /// The key as SubjectPublicKeyInfo in PEM.
  public var pem: String { PEM.encode(Self.prefix + bytes, label: "PUBLIC KEY") }

  /// First 16 hex digits of SHA-256 of the raw key: what people compare.
  public var keyId: String {
    Hexadecimal.text(SHA256.hash(data: bytes).prefix(8))
  }

  /// Whether this key's owner signed exactly these bytes.
  public func verifies(_ signature: [UInt8], over bytes: some Collection<UInt8>) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.bytes) else {
      return false
    }
    return bytes.withContiguousStorageIfAvailable {
      key.isValidSignature(signature, for: UnsafeRawBufferPointer($0))
    } ?? key.isValidSignature(signature, for: Array(bytes))
  }
}
