/// What a case store cannot do, for the person at the keyboard: subject, cause, remedy.
public struct CaseStoreError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    /// There is no store at that path.
    case absent
    /// The store was written by a newer Hearwell.
    case newer
    /// The store belongs to another site or epoch.
    case foreign
    /// The disk is full or the quota used up.
    case full
    /// The file is not a store, or is damaged.
    case damaged
    /// The file cannot be read or written.
    case inaccessible
    /// What is to be kept is longer than a line of a batch may be.
    case tooLong
    /// The server that holds the store does not answer.
    case unreachable
    /// The server that holds the store does not let this account.
    case forbidden
    /// Somebody else holds the store, or reads what is to be wiped.
    case busy
    /// The serials of this epoch are used up.
    case exhausted
    /// A rule of the store itself was about to be broken: our fault.
    case defect
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
