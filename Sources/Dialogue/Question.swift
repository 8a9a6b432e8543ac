/// What a screen shows: one question, with what may be answered.
public struct Question: Sendable, Equatable {
  /// The node that asks.
  public var node: String
  /// The words above the answer, first the heading.
  public var prompts: [Prompt]
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
    /// Nothing: Enter or time goes on.
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

  public init(node: String, prompts: [Prompt], answer: Expected, skippable: Bool) {
    self.node = node
    self.prompts = prompts
    self.answer = answer
    self.skippable = skippable
  }
}
