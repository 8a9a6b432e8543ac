/// Why the hotline cannot serve: subject, cause, remedy in one line.
public struct HotlineError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// Another hotline serves this site (75).
    case served
    /// The dialogue, its wording or its recordings cannot be used (78).
    case prompts
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
