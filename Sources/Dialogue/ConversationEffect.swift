/// What a conversation asks its face to do, in order.
public enum ConversationEffect: Sendable, Equatable {
  /// Says these prompts after what is still playing; `.played` follows when all has been heard. A
  /// dialogue for a screen never says anything, it shows.
  case play([Prompt])
  /// Falls silent at once and drops what has not been heard.
  case stopPlaying
  /// Draws this question; a dialogue for a phone never shows anything.
  case show(Question)
  /// Records the caller after a beep; `.recorded` follows.
  case record(RecordingOrder)
  /// Ends the take that runs; `.recorded` follows with what was kept.
  case stopRecording(pressed: Character?)
  /// Reports `.woke` with this number after this time; a later one replaces an earlier one.
  case wake(Int, after: Duration)
  /// No longer wakes.
  case rest
  /// Puts this to casework; `.answered` or `.failed` follows.
  case submit(Submission)
  /// Plays the caller's own take; `.played` follows.
  case playTake(String)
  /// Speaks and shows this language from now on.
  case speak(Language)
  /// The conversation is over: nothing more will be asked. The face waits for the caller to leave.
  case end(Outcome)
}

/// What a take shall be.
public struct RecordingOrder: Sendable, Equatable {
  /// The field it fills.
  public var field: String
  /// The longest take.
  public var maximum: Duration
  /// So much silence ends it.
  public var finalSilence: Duration
  /// Adds to this take rather than starting another.
  public var appendingTo: String?

  public init(
    field: String, maximum: Duration, finalSilence: Duration, appendingTo: String? = nil
  ) {
    self.field = field
    self.maximum = maximum
    self.finalSilence = finalSilence
    self.appendingTo = appendingTo
  }
}

/// A prompt as it shall be heard or read: fixed words, with values said between them.
public struct Prompt: Sendable, Equatable {
  /// The id of the wording, such as `menu.main`; transcripts name it.
  public var id: String
  /// The values its wording names, by name, such as `caseNumber`.
  public var values: [String: String]
  /// The language it is said in where that is not the conversation's own: the offer of the other
  /// language is made in that language.
  public var language: Language?

  public init(id: String, values: [String: String] = [:], language: Language? = nil) {
    self.id = id
    self.values = values
    self.language = language
  }
}

/// A language of the product, by its BCP 47 tag.
public enum Language: String, Sendable, CaseIterable, Codable {
  case chinese = "zh-CN"
  case english = "en"

  /// The language that key 8 leads to.
  public var other: Language { self == .chinese ? .english : .chinese }
}

/// How a conversation ended; contract section 2, `rehearse`.
public enum Outcome: String, Sendable, CaseIterable {
  case registered, noted, confirmed, rated, informed, message, abandoned, failed
}
