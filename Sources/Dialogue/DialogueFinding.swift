/// Something about a dialogue that is not as it should be.
public struct DialogueFinding: Sendable, Hashable {
  public enum Severity: String, Sendable { case broken, warning }
  public var severity: Severity
  /// What it is about: a node, a prompt, a key.
  public var subject: String
  public var file: String
  /// From 1; 0 where no line is to blame.
  public var line: Int
  public var cause: String
  public var remedy: String

  public init(
    severity: Severity, subject: String, file: String, line: Int, cause: String, remedy: String
  ) {
    self.severity = severity
    self.subject = subject
    self.file = file
    self.line = line
    self.cause = cause
    self.remedy = remedy
  }

  /// One line: subject, cause, remedy.
  public var text: String { "\(file):\(line): \(subject): \(cause); \(remedy)" }
}

/// A dialogue file that cannot be used.
public struct DialogueError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Everything that was found, in the order of the lines; never empty.
  public var findings: [DialogueFinding]
  public var description: String { findings.map(\.text).joined(separator: "\n") }
}
