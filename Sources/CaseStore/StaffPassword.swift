import Batches
import CryptoExtras
import Foundation

/// A password by which somebody logs in, kept as a salted digest that is slow and wants memory to
/// make: scrypt (RFC 7914).
public struct StaffPassword: Sendable, Equatable {
  /// Why a password is not taken.
  public enum Weakness: Sendable, Equatable {
    case short, long, common
  }

  /// Characters that it has at least.
  public static let least = 10
  private static let most = 256

  /// What it costs to make a digest: 32 MiB, three times.
  private struct Cost: Equatable {
    var rounds = 1 << 15
    var blockSize = 8
    var parallelism = 3
  }

  private let cost: Cost
  private let salt: [UInt8]
  private let digest: [UInt8]

  /// The digest of no password.
  static let nobodys = StaffPassword(
    cost: Cost(), salt: Array(repeating: 0, count: 16), digest: Array(repeating: 0, count: 32))

  private init(cost: Cost, salt: [UInt8], digest: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.digest = digest
  }

  /// - Throws: what scrypt throws where there is no memory for it.
  public init(_ password: String) throws {
    cost = Cost()
    salt = Salt.random()
    digest = try Self.derive(password, salt, cost)
  }

  /// Reads what ``text`` wrote; nil where it is something else.
  public init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.dropFirst().prefix(3).compactMap { Int($0) }
    guard parts.count == 6, parts[0] == "scrypt", numbers.count == 3,
      let salt = Data(base64Encoded: parts[4]), let digest = Data(base64Encoded: parts[5]),
      salt.count == 16, digest.count == 32
    else { return nil }
    cost = Cost(rounds: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
    self.salt = Array(salt)
    self.digest = Array(digest)
  }

  /// `scrypt$ROUNDS$BLOCK$PARALLEL$SALT$DIGEST`, both in base64.
  public var text: String {
    let numbers = "\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
    return "scrypt$\(numbers)$\(Data(salt).base64EncodedString())$"
      + Data(digest).base64EncodedString()
  }

  /// Whether it is this password; how long that takes does not tell how near it was.
  public func accepts(_ password: String) -> Bool {
    guard let derived = try? Self.derive(password, salt, cost) else { return false }
    return zip(derived, digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The same characters, however they were typed, are the same password.
  private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt,
      outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
      parallelism: cost.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }
}

extension StaffPassword {
  /// What is wrong with a password of a person; nil where it is taken.
  public static func weakness(of password: String, for id: String) -> Weakness? {
    if password.count < least { return .short }
    if password.count > most { return .long }
    let plain = password.lowercased()
    let withoutId = plain.replacing(id.lowercased(), with: "")
    let isPlain =
      Set(plain).count < 4 || common.contains(plain) || isRun(plain)
      || withoutId.count < least / 2
    return isPlain ? .common : nil
  }

  /// Tried first by whoever guesses: among those long enough.
  private static let common: Set<String> = [
    "1q2w3e4r5t", "1qaz2wsx3edc", "a123456789", "aa123456789", "abc1234567", "abcd123456",
    "admin12345", "admin123456", "administrator", "asdfghjkl123", "hearwell123", "iloveyou123",
    "password12", "password123", "password1234", "passw0rd123", "q1w2e3r4t5", "qazwsxedcrfv",
    "qwer123456", "qwerty12345", "qwerty123456", "qwertyuiop", "qwertyuiop123", "welcome123",
    "woaini1314", "woaini520520", "zxcvbnm123",
  ]

  /// Characters that follow one another up or down, such as 0123456789 or abcdefghij; 9 is followed
  /// by 0.
  private static func isRun(_ password: String) -> Bool {
    let codes = password.unicodeScalars.map { Int($0.value) }
    let steps = zip(codes, codes.dropFirst()).map { $1 - $0 }
    return steps.allSatisfy { $0 == 1 || $0 == -9 } || steps.allSatisfy { $0 == -1 || $0 == 9 }
  }
}
