/// Something that `hearwell check` says of the policy.
public struct PolicyFinding: Sendable, Hashable {
  /// Whether the policy is unusable or merely deserves a look.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  public let severity: Severity
  /// What it is about, such as `categories.LK01.lead`.
  public let subject: String
  /// The file, as its `PolicySource` names it.
  public let file: String
  /// The line there, from 1.
  public let line: Int
  /// What is wrong.
  public let cause: String
  /// What to do about it.
  public let remedy: String

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
}

extension PolicyFinding: CustomStringConvertible {
  public var description: String { "\(file):\(line): \(subject): \(cause); \(remedy)" }
}

/// A policy that cannot be used: every error found, in the order of the file.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// At least one; all of severity `error`.
  public let findings: [PolicyFinding]

  public init(findings: [PolicyFinding]) { self.findings = findings }

  /// The first finding in one line, and how many more there are.
  public var description: String {
    guard let first = findings.first else { return "policy: cannot be used" }
    return findings.count == 1
      ? first.description : "\(first.description) (and \(findings.count - 1) more: hearwell check)"
  }
}
