/// Why the courier cannot do its work: subject, cause, remedy in one line.
public struct CourierError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// Headquarters' key is not known or another one signed (78).
    case untrusted
    /// What was given is wrong or belongs elsewhere (65).
    case badData
    /// A file or folder cannot be read or written (74).
    case inaccessible
    /// The alarm command did not take the alarm (69).
    case unanswered
    /// Headquarters' server cannot be reached, or what answered is not it (69).
    case unreachable
    /// Headquarters does not know this site's key (77).
    case forbidden
    /// Headquarters does not take what was signed at a time so far from its own (77).
    case misdated
    /// Headquarters has no time now (75).
    case busy
  }

  public let kind: Kind
  public let subject: String
  public let cause: String
  public let remedy: String
  /// How long headquarters asks to wait before the next try.
  public let pause: Duration?

  public init(
    _ kind: Kind, subject: String, cause: String, remedy: String, pause: Duration? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
    self.pause = pause
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}
