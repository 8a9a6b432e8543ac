import Batches
import Crypto
import Foundation

/// The PIN by which staff leave a locked kiosk, kept as a salted, slow digest.
struct StaffPIN: Equatable {
  /// PBKDF2 with HMAC-SHA-256 (RFC 8018 5.2): one block, so many rounds.
  private static let rounds = 100_000

  private let salt: [UInt8]
  private let digest: [UInt8]

  /// - Throws: ``CommandError`` of bad data where it is not 4 to 12 digits.
  init(_ pin: String) throws {
    guard (4...12).contains(pin.count), pin.allSatisfy({ ("0"..."9").contains($0) }) else {
      throw CommandError(
        .badData, subject: "staff PIN", cause: "it is not 4 to 12 digits", remedy: "choose another")
    }
    salt = Salt.random()
    digest = Self.derive(pin, salt)
  }

  /// Reads what `text` wrote; nil where it is something else.
  init?(text: String) {
    let parts = text.split(separator: ":").compactMap { Data(base64Encoded: String($0)) }
    guard parts.count == 2, parts[0].count == 16, parts[1].count == 32 else { return nil }
    salt = Array(parts[0])
    digest = Array(parts[1])
  }

  var text: String {
    Data(salt).base64EncodedString() + ":" + Data(digest).base64EncodedString()
  }

  func accepts(_ pin: String) -> Bool {
    zip(Self.derive(pin, salt), digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ pin: String, _ salt: [UInt8]) -> [UInt8] {
    let key = SymmetricKey(data: Data(pin.utf8))
    var block = Array(HMAC<SHA256>.authenticationCode(for: salt + [0, 0, 0, 1], using: key))
    var result = block
    for _ in 1..<rounds {
      block = Array(HMAC<SHA256>.authenticationCode(for: block, using: key))
      for index in result.indices { result[index] ^= block[index] }
    }
    return result
  }
}
