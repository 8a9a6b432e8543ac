/// How answers are waited for; names and meaning from VoiceXML 2.0 section 6.3, each of them nil
/// where the dialogue's own holds.
public struct DialogueProperties: Sendable, Equatable {
  /// From the end of the last prompt to the first key.
  public var timeout: Duration?
  /// From one key of an entry to the next.
  public var interdigittimeout: Duration?
  /// The key that ends an entry.
  public var termchar: Character?
  /// What a key does while a prompt is said.
  public var bargein: Bargein?
  /// At which time in a row that nothing, or something wrong, was entered the dialogue gives up;
  /// counted apart; 0 never.
  public var maxattempts: Int?

  public init() {}

  /// These where they are set, else those.
  func over(_ other: DialogueProperties) -> DialogueProperties {
    var both = other
    both.timeout = timeout ?? other.timeout
    both.interdigittimeout = interdigittimeout ?? other.interdigittimeout
    both.termchar = termchar ?? other.termchar
    both.bargein = bargein ?? other.bargein
    both.maxattempts = maxattempts ?? other.maxattempts
    return both
  }
}
