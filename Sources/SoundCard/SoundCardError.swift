/// What went wrong with a sound device or a sound file: subject, cause and remedy in one line.
public struct SoundCardError: Error, Equatable, CustomStringConvertible {
  /// What a caller does about it.
  public enum Kind: Sendable {
    /// The device does not exist or nobody serves it.
    case absent
    /// Another program holds the device.
    case busy
    /// The device was there and failed: pulled, reset, its server gone.
    case lost
    /// A sound file is missing.
    case missing
    /// A sound file is there and is not what it must be.
    case malformed
    /// A sound file could not be written: full disk, no permission.
    case unwritable
  }

  public let kind: Kind
  /// The PCM's name or the file's path.
  public let subject: String
  /// The C function that failed and what it said.
  public let cause: String
  /// What the person at the keyboard can do.
  public let remedy: String

  public init(kind: Kind, subject: String, cause: String, remedy: String) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}
