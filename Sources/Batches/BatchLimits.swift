/// The limits of a batch (contract section 6).
public enum BatchLimits {
  /// Most events of a batch.
  public static let events = 1000
  /// Most bytes of a batch, unpacked, with every LF.
  public static let bytes = 4 << 20
  /// Most bytes of a line without its LF.
  public static let line = 64 << 10
  /// Deepest nesting of arrays and objects in a line; the line's own object is 1.
  public static let depth = 16
  /// Largest magnitude of a number: what every JSON reader keeps exact.
  public static let integer = (1 << 53) - 1
  /// The format version that this code writes and the newest that it reads.
  public static let version = 1
}
