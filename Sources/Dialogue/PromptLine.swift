/// A prompt as a node names it.
public struct PromptLine: Sendable, Equatable {
  /// The id of the wording; empty where the caller's own latest take is played.
  public var id: String
  /// When it is said; nil always.
  public var condition: Condition?
  /// From this attempt on, in place of those of a lower count (VoiceXML 2.0 section 4.1.6).
  public var count = 1
  /// In the language that is not the conversation's.
  public var isInOtherLanguage = false
  /// What a key does while it is said; nil: what the node's properties say.
  public var bargein: Bargein?
  /// The line of the file.
  public var line = 0

  /// The caller's own latest take.
  public var isTake: Bool { id.isEmpty }
}

/// What a key does to a prompt that is being said.
public enum Bargein: String, Sendable, CaseIterable {
  /// It stops the prompt and those queued behind it, and counts.
  case interrupts = "true"
  /// It means nothing.
  case ignores = "false"
  /// The prompt goes on; the key counts afterwards.
  case queues = "queue"
}
