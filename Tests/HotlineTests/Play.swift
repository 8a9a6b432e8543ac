import Dialogue
import Foundation
import Hotline
import PhoneLines
import Phrasing

/// The shipped hotline, and the transcripts that lie beside the tests.
enum Play {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let prompts = folder.appending(path: "../../prompts")

  /// The names of all transcripts.
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "Transcripts"), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "txt" }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }()

  static func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "Transcripts/\(name).txt"), encoding: .utf8)
  }

  /// The words of a transcript's `# given …` lines: what there is before the call,
  /// in the order in which it came about.
  static func given(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("# given ") }
      .flatMap { $0.dropFirst(8).split(separator: " ").map(String.init) }
  }

  static func hotline() throws -> DialogueFile {
    let yaml = try String(contentsOf: prompts.appending(path: "hotline.yaml"), encoding: .utf8)
    return try DialogueFile(yaml: yaml, file: "hotline.yaml")
  }

  static func book() throws -> PromptBook {
    var wordings: [Language: Wording] = [:]
    for language in Language.allCases {
      let path = prompts.appending(path: "\(language.rawValue)/wording.yaml")
      wordings[language] = try Wording(yaml: String(contentsOf: path, encoding: .utf8))
    }
    return PromptBook(wordings)
  }

  /// Rehearses a transcript against scripted casework; every piece of sound lasts a second.
  static func rehearse(
    _ transcript: Transcript, with casework: ScriptedCasework, language: Language
  ) throws -> Rehearsal.Result {
    let book = try book()
    let program = CallProgram(
      Conversation(try hotline(), language: language), id: "call",
      segments: { book.segments(of: $0, in: $1) }, answer: { try casework.answer($0) })
    return Rehearsal.run(
      transcript, program: program,
      world: .init(
        length: { _ in .seconds(1) }, caseValue: { casework.value($0, $1) },
        keep: { casework.keep($0) }))
  }
}
