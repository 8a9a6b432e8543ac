/// A value as it is said: its words to read, and the recorded words to play one after the other.
///
/// Digit strings in groups have a blank between groups in Chinese (`幺零幺幺 零零零零 零七五四`) and a
/// comma in English (`one zero one one, …`); amounts have no blanks in Chinese.
public struct Phrase: Sendable, Equatable {
  /// The words as spoken.
  public let text: String
  /// The ids of the recorded words, each in the ``Vocabulary`` of the language.
  public let segments: [String]

  /// Puts a value into words.
  ///
  /// - Parameters:
  ///   - kind: how the value is said.
  ///   - value: the value in the form of its kind; anything else is an error.
  ///   - language: `zh-CN` or `en`.
  /// - Throws: ``PhrasingError`` that names the value, what is wrong with it, and the right form.
  public init(_ kind: SayKind, _ value: String, language: String) throws(PhrasingError) {
    let language = try SpokenLanguage(tag: language)
    let spoken = try SpokenValue(kind, value)
    let segments =
      switch language {
      case .chinese: Mandarin.words(for: spoken)
      case .english: English.words(for: spoken)
      }
    self.segments = segments
    self.text = Vocabulary(language).text(joining: segments)
  }
}
