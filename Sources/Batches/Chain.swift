import Crypto

/// The hash chain over the event lines of one site and epoch (contract section 6).
public enum Chain {
  /// `hash[0]`: 32 zero bytes, before the first event.
  public static let start = [UInt8](repeating: 0, count: 32)

  /// `hash[n]`: SHA-256 over `hash[n-1]` as 32 raw bytes and the event line without its LF.
  public static func hash(previous: [UInt8], line: some Collection<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(data: previous)
    digest.update(line)
    return Array(digest.finalize())
  }

  /// A hash as it is written everywhere: lower-case hex.
  public static func text(_ hash: some Sequence<UInt8>) -> String { Hexadecimal.text(hash) }

  /// The bytes of a hash as it is written everywhere; nil where it is written otherwise.
  public static func bytes(ofText text: String) -> [UInt8]? {
    isHash(text) ? Hexadecimal.bytes(text.utf8) : nil
  }

  /// Whether a text is a hash as it is written everywhere.
  public static func isHash(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64 && Hexadecimal.bytes(Array(text.utf8)) != nil
  }
}

extension SHA256 {
  /// Takes in bytes where they lie, if they lie in one piece.
  mutating func update(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ update(bufferPointer: .init($0)) }) == nil {
      update(data: Array(bytes))
    }
  }
}
