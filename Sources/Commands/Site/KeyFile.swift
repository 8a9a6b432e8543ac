import Batches

/// Keys in files: what is wrong with one names its file.
enum KeyFile {
  /// - Throws: ``CommandError`` where it cannot be read, `BatchError` where it is no public key.
  static func verifyingKey(_ path: String) throws -> VerifyingKey {
    try VerifyingKey(pem: TextFile.read(path), file: path)
  }

  /// - Throws: ``CommandError`` where it cannot be read, `BatchError` where it is no private key.
  static func signingKey(_ path: String, remedy: String) throws -> SigningKey {
    try SigningKey(pem: TextFile.read(path, remedy: remedy), file: path)
  }
}
