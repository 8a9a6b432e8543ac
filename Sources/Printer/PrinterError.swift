/// Why a slip is not on paper: subject, cause and remedy in one line.
public struct PrinterError: Error, Equatable, CustomStringConvertible {
  /// What a caller does about it.
  public enum Kind: Sendable {
    /// Nobody answers at the address, or what answers is no printer.
    case absent
    /// It answers and cannot print: no paper, cover open, a fault.
    case unready
    /// It took some of the slip, and did not say that it is whole.
    case doubtful
  }

  public let kind: Kind
  /// The printer's address.
  public let subject: String
  public let cause: String
  /// What the person at the printer can do.
  public let remedy: String

  init(_ kind: Kind, _ subject: String, _ cause: String, _ remedy: String) {
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "printer \(subject): \(cause); \(remedy)" }
}
