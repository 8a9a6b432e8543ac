/// Why headquarters cannot do what was asked: subject, cause, remedy in one line.
public struct HeadquartersError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// There is no such file or site (66).
    case absent
    /// What was given is wrong (65).
    case badData
    /// A file cannot be read or written (74).
    case inaccessible
    /// It cannot be served as it is set (78).
    case configuration
    /// Nobody can be served at that address (69).
    case unavailable
  }

  public let kind: Kind
  public let subject: String
  public let cause: String
  public let remedy: String

  public init(_ kind: Kind, subject: String, cause: String, remedy: String) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}
