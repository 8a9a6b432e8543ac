import Crypto

/// A one-time code by which a site's machine enrolls itself: made at headquarters, typed at the site.
///
/// It names the installation and headquarters' key, so that the site knows whom to believe, and
/// carries a secret that never travels: the site proves that it knows it.
public struct EnrolmentCode: Sendable, Equatable {
  public let site: Int
  public let epoch: Int
  /// Of headquarters' key.
  public let keyId: String
  private let secret: [UInt8]

  /// A new code with a secret of 64 random bits.
  public static func random(site: Int, epoch: Int, keyId: String) -> EnrolmentCode {
    var generator = SystemRandomNumberGenerator()
    let secret = withUnsafeBytes(of: generator.next()) { Array($0) }
    return EnrolmentCode(site: site, epoch: epoch, keyId: keyId, secret: secret)
  }

  private init(site: Int, epoch: Int, keyId: String, secret: [UInt8]) {
    (self.site, self.epoch, self.keyId, self.secret) = (site, epoch, keyId, secret)
  }

  /// What is kept of it at headquarters, and proofs are made with: the secret's SHA-256.
  public var digest: [UInt8] { Array(SHA256.hash(data: secret)) }

  /// Eight groups of four: site and epoch, keyId, secret, and 16 bits of check.
  public var text: String {
    let characters = Array(Base32.text(plain + check(plain)))
    return stride(from: 0, to: characters.count, by: 4)
      .map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
  }

  /// Reads a code as people type it: in groups or not, in either case, O for 0 and I or L for 1.
  ///
  /// - Throws: ``BatchError`` of stage `form` where the check says that it was mistyped.
  public init(typed: String) throws(BatchError) {
    let bytes = Base32.bytes(typed.filter { !$0.isWhitespace && $0 != "-" }) ?? []
    guard bytes.count == 20 else { throw Self.mistyped }
    let number = Int(bytes[0]) << 8 | Int(bytes[1])
    self.init(
      site: number / 10, epoch: number % 10, keyId: Hexadecimal.text(bytes[2..<10]),
      secret: Array(bytes[10..<18]))
    guard (100...999).contains(site), epoch > 0, check(plain) == Array(bytes[18...]) else {
      throw Self.mistyped
    }
  }

  private static let mistyped = BatchError(
    .form, "the code is no enrolment code: compare it with headquarters', group by group")

  private var plain: [UInt8] {
    let number = site * 10 + epoch
    return [UInt8(number >> 8), UInt8(number & 255)] + (Hexadecimal.bytes(keyId.utf8) ?? [])
      + secret
  }

  private func check(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes).prefix(2)) }
}

/// Crockford's base32: no I, L, O and U.
enum Base32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let values: [Character: Int] = {
    var values = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
    (values["O"], values["I"], values["L"]) = (0, 1, 1)
    return values
  }()

  /// The text of bytes whose count is a multiple of five.
  static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    var (held, bits) = (0, 0)
    for byte in bytes {
      held = held << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[held >> bits & 31])
      }
      held &= (1 << bits) - 1
    }
    return text
  }

  /// The bytes; nil where a character is none of the alphabet.
  static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (held, bits) = (0, 0)
    for character in text.uppercased() {
      guard let value = values[character] else { return nil }
      held = held << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> bits & 255))
      }
      held &= (1 << bits) - 1
    }
    return bytes
  }
}
