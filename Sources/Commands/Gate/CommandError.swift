/// Why a command fails: subject, cause, remedy in one line, and the exit code.
public struct CommandError: Error, Sendable, Equatable, CustomStringConvertible {
  public var status: ExitStatus
  public var subject: String
  public var cause: String
  public var remedy: String

  public init(_ status: ExitStatus, subject: String, cause: String, remedy: String) {
    self.status = status
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}

/// A command that has said everything it has to say and ends with a code.
struct Verdict: Error {
  let status: ExitStatus
}
