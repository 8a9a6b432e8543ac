import Crypto
import Foundation

/// Who can open what is carried to headquarters: a key of Debian's `age`, in the file format of
/// `age-keygen` (age(1), section "Identity files").
public struct AgeIdentity: Sendable {
  /// What sites are given as `courier.encrypt`, `age1…`.
  public let recipient: String
  private let secret: String

  /// A new one.
  public static func random() -> AgeIdentity {
    let key = Curve25519.KeyAgreement.PrivateKey()
    return AgeIdentity(
      recipient: Bech32.text(key.publicKey.rawRepresentation, prefix: "age"),
      secret: Bech32.text(key.rawRepresentation, prefix: "age-secret-key-").uppercased())
  }

  /// The identity file.
  public var text: String { "# public key: \(recipient)\n\(secret)\n" }
}
