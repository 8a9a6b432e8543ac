/// Why something could not be encrypted or opened: subject, cause, remedy in one line.
public struct CarriedMediaError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// The program `age` is not there (69).
    case unavailable
    /// What was carried is damaged, or for somebody else (65).
    case badData
    /// The recipient is none, or the identity (78).
    case configuration
  }

  public let kind: Kind
  public let subject: String
  public let cause: String
  public let remedy: String

  init(_ kind: Kind, subject: String, cause: String, remedy: String) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}
