/// Why a value cannot be said or a wording cannot be read: subject, cause and remedy.
public struct PhrasingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong: a kind with its value, or a file with its line.
  public let subject: String
  /// Why it is wrong.
  public let cause: String
  /// What to do about it.
  public let remedy: String
  /// The line of the wording file, from 1.
  public let line: Int?

  init(_ subject: String, _ cause: String, remedy: String, line: Int? = nil) {
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
    self.line = line
  }

  public var description: String { "\(subject): \(cause); \(remedy)" }
}

extension PhrasingError {
  /// A value that is not of its kind's form.
  static func malformed(
    _ kind: SayKind, _ value: String, _ cause: String, remedy: String
  ) -> PhrasingError {
    PhrasingError("\(kind.rawValue) '\(shown(value))'", cause, remedy: remedy)
  }

  /// Text of unknown origin, fit for one line of a terminal: short and without control characters.
  static func shown(_ value: String) -> String {
    let scalars = value.unicodeScalars.prefix(40).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: Character("\u{FFFD}")
      default: Character(scalar)
      }
    }
    return String(scalars) + (value.unicodeScalars.count > 40 ? "…" : "")
  }
}
