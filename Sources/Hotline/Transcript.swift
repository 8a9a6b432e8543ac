public import Dialogue

/// A call written down: what the caller does, and what must be heard. Contract section 4.
public struct Transcript: Sendable, Equatable {
  /// The calling number; nil where none is known.
  public var caller: String?
  public var language: Language
  public var steps: [Step]

  /// One line.
  public struct Step: Sendable, Equatable {
    /// From 1.
    public var line: Int
    /// The line as written.
    public var text: String
    public var kind: Kind
  }

  public enum Kind: Sendable, Equatable {
    /// Keys, once the machine waits.
    case presses(String)
    /// Keys, 200 ms into what is playing.
    case interrupts(String)
    /// Keys, at the instant when the line before ended.
    case types(String)
    case says(Speech)
    case silent(Duration)
    case hangsUp
    /// Prompts that began in this order since the last line of the caller.
    case hears([String])
    case hearsNothing
    /// A value of the case, as `case show --json` has it.
    case caseValue(path: String, value: String)
  }

  /// What a rehearsed caller says.
  public enum Speech: Sendable, Equatable {
    /// Some speech of that length.
    case length(Duration)
    /// The sound of this file.
    case file(String)
  }
}

/// A transcript that is not of the form of contract section 4.
public struct TranscriptError: Error, Sendable, Equatable, CustomStringConvertible {
  public var line: Int
  public var cause: String
  public var remedy: String

  public var description: String { "transcript line \(line): \(cause); \(remedy)" }
}
