/// What a screen shows: one question, with what may be answered.
public struct Question: Sendable, Equatable {
  /// The node that asks.
  public var node: String
  /// The words above the answer, first the heading.
  public var prompts: [Prompt]
  /// What was wrong with the answer before, when this is the same question once more.
  public var problem: Prompt?
  /// What was answered here before, when the customer has come back to change it.
  public var former: String?
  /// What may be answered.
  public var answer: Expected
  /// True where an empty answer goes on.
  public var skippable: Bool

  public enum Expected: Sendable, Equatable {
    /// One key of several.
    case choice([Choice])
    /// Digits, typed masked where they are personal.
    case digits(maximum: Int, masked: Bool)
    /// A phone number.
    case phone
    /// Any text, with ready sentences to pick by a digit alone.
    case text(sentences: [String], maximum: Int)
    /// Nothing: Enter or time goes on, and the face then reports `.played`. The plain face reports it
    /// at once, because such a page takes no line.
    case nothing
  }

  /// One key and what it stands for.
  public struct Choice: Sendable, Equatable {
    public var key: Character
    /// The id of its wording.
    public var label: String
    public init(key: Character, label: String) {
      self.key = key
      self.label = label
    }
  }

  public init(
    node: String, prompts: [Prompt], problem: Prompt? = nil, former: String? = nil,
    answer: Expected, skippable: Bool
  ) {
    self.node = node
    self.prompts = prompts
    self.problem = problem
    self.former = former
    self.answer = answer
    self.skippable = skippable
  }
}
