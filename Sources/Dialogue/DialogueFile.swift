/// A dialogue: what is asked, in which order, and what follows from the answers.
///
/// The same language describes a phone call and a visit to the kiosk; its words are VoiceXML's.
/// `Dialogue`'s article has it whole.
public struct DialogueFile: Sendable, Equatable {
  public enum Face: String, Sendable {
    /// Prompts are said, keys come one by one, statements are spoken.
    case phone
    /// Questions are shown, answers come as keys or whole lines.
    case screen
  }

  /// The file's name, for findings.
  public var file: String
  public var face: Face
  /// The node where it begins.
  public var start: String
  public var properties: DialogueProperties
  /// Keys that mean the same in every menu.
  public var universal: [Character: Way]
  /// What is said, and where it goes on after the last attempt, when nothing was entered.
  public var noinput: Attempt
  /// The same for what is not asked for.
  public var nomatch: Attempt
  /// What is done when the caller has gone or the dialogue ends: only submissions and forks.
  public var onhangup: Way
  /// What is done when the longest call is over; nil where there is none.
  public var ontimeup: Way?
  /// The nodes by name.
  public var nodes: [String: DialogueNode]
  /// Ready sentences by category and language.
  public var sentences: [String: [Language: [String]]]

  /// What happens at a wrong or missing answer.
  public struct Attempt: Sendable, Equatable {
    public var prompts: [PromptLine]
    public var giveup: Way
  }

  /// The nodes in the order of the file.
  public var nodesInOrder: [DialogueNode] { nodes.values.sorted { $0.line < $1.line } }

  /// The properties that hold at a node.
  func properties(at node: DialogueNode) -> DialogueProperties {
    node.properties.over(properties)
  }
}
