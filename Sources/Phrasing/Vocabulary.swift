/// Every word that a value can be made of in one language: its id, and what the recording says.
///
/// `prompts/LANG/words.yaml` lists the same for the speaker; `prompts/LANG/words/ID.flac` is the
/// recording. A pause has no recording: it is so much silence.
public struct Vocabulary: Sendable {
  /// The ids in the order of the speaker's script.
  public let ids: [String]
  private let texts: [String: String]
  private let joint: String

  /// The words of a language, `zh-CN` or `en`.
  public init(language: String) throws(PhrasingError) {
    self = Vocabulary(try SpokenLanguage(tag: language))
  }

  init(_ language: SpokenLanguage) {
    self = language == .chinese ? Self.mandarin : Self.english
  }

  init(_ words: [(id: String, text: String)], joint: String) {
    ids = words.map(\.id) + Self.pauses.map(\.id)
    texts = Dictionary(words.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    self.joint = joint
  }

  /// What the recording of a word says; nil for a pause and for an id that is no word.
  public func text(of id: String) -> String? { texts[id] }

  /// How long a pause is; nil for a word with a recording.
  public static func pause(of id: String) -> Duration? {
    pauses.first { $0.id == id }?.length
  }

  /// Between two groups of a number that is written down (`short`), between two parts of a phrase
  /// (`comma`), and in a long string of digits (`breath`).
  private static let pauses: [(id: String, length: Duration)] = [
    ("pause.short", .milliseconds(200)),
    ("pause.comma", .milliseconds(120)),
    ("pause.breath", .milliseconds(120)),
  ]

  /// The words of these ids as running text.
  func text(joining segments: [String]) -> String {
    var text = ""
    for segment in segments {
      switch segment {
      case "pause.short": text += joint.isEmpty ? " " : ","
      case "pause.comma": text += joint.isEmpty ? "" : ","
      case "pause.breath": break
      default: text += (text.isEmpty || text.hasSuffix(" ") ? "" : joint) + (texts[segment] ?? "")
      }
    }
    return text
  }
}
