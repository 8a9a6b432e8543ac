/// Why casework refuses: subject, cause, remedy in one line.
public struct CaseworkError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// The order or the data given is wrong (65).
    case badData
    /// There is no such case or thing (66).
    case absent
    /// This person may not do or see that (77).
    case forbidden
  }

  public var kind: Kind
  public var subject: String
  public var cause: String
  public var remedy: String

  public init(_ kind: Kind, subject: String, cause: String, remedy: String) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}
