/// Something that `hearwell check` says: what, where, why, and what to do about it.
public struct Finding: Sendable, Equatable {
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  public var severity: Severity
  public var subject: String
  /// The file's name; nil where it is about no file.
  public var file: String?
  /// The line there, from 1.
  public var line: Int?
  public var cause: String
  public var remedy: String

  public init(
    _ severity: Severity, subject: String, file: String? = nil, line: Int? = nil, cause: String,
    remedy: String
  ) {
    self.severity = severity
    self.subject = subject
    self.file = file
    self.line = line
    self.cause = cause
    self.remedy = remedy
  }
}

extension Finding: CustomStringConvertible {
  public var description: String {
    let place = file.map { file in line.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
    return "\(place)\(subject): \(cause); \(remedy)"
  }

  var document: Document {
    [
      "severity": .string(severity.rawValue), "subject": .string(subject), "file": Document(file),
      "line": Document(line), "cause": .string(cause), "remedy": .string(remedy),
    ]
  }
}

/// A configuration that cannot be used: every error found, in the order of the file.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  public let findings: [Finding]

  /// The first finding in one line, and how many more there are.
  public var description: String {
    guard let first = findings.first else { return "hearwell.yaml: it cannot be used" }
    return findings.count == 1
      ? first.description : "\(first.description) (and \(findings.count - 1) more: hearwell check)"
  }
}
