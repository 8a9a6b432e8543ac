public import Batches
import Foundation

/// The public key of headquarters that this site was told to believe.
public struct TrustedKey: Sendable {
  private let file: String

  /// The key kept in that file, such as `keys/headquarters.pub`.
  public init(file: String) { self.file = file }

  /// The key; nil where none is trusted yet.
  public func read() throws -> VerifyingKey? {
    guard DurableFile.length(of: file) != nil else { return nil }
    return try VerifyingKey(
      pem: String(decoding: try DurableFile.read(file), as: UTF8.self), file: file)
  }

  /// Trusts a key from now on.
  public func write(_ key: VerifyingKey) throws {
    try DurableFile.write(Array(key.pem.utf8), to: file)
  }
}
