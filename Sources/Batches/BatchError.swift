/// Why a batch, an acknowledgement or a key was refused, in the order in which it is judged
/// (contract section 7).
public struct BatchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was judged when it failed.
  public enum Stage: String, Sendable, CaseIterable {
    /// It is larger than the limit; over HTTP 413.
    case size
    /// The header or the signature line is no such line; over HTTP 422.
    case form
    /// The key is unknown, not enrolled for that site and epoch, or did not sign; over HTTP 403.
    case key
    /// Its key signed it, but its installation was closed with an earlier event; over HTTP 403.
    case closed
    /// Profile, counts, chain or privates; over HTTP 422.
    case content
  }

  public let stage: Stage
  /// The line of the file, from 1; nil where it is no single line.
  public let line: Int?
  /// Subject and cause, for the person at the keyboard.
  public let reason: String

  public init(_ stage: Stage, line: Int? = nil, _ reason: String) {
    self.stage = stage
    self.line = line
    self.reason = reason
  }

  public var description: String {
    if let line { "line \(line): \(reason)" } else { reason }
  }
}
