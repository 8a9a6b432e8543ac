public import Dialogue
import Foundation
import Phrasing
public import SoundCard

/// The folder `prompts/` as the hotline uses it: dialogue, wording and recordings, with everything
/// that is wrong with them.
public struct PromptFolder: Sendable {
  public let dialogue: DialogueFile
  public let book: PromptBook
  public let sounds: PromptSounds
  /// What would leave a caller stuck or unheard; none where the folder is whole.
  public let findings: [DialogueFinding]

  /// Reads `hotline.yaml`, and `wording.yaml` and every recording of each language; notices play
  /// from `recordings`.
  ///
  /// Throws `DialogueError`, `PhrasingError` or `SoundCardError` where a file cannot be read at all.
  public init(path: String, languages: [Language], recordings: String) throws {
    dialogue = try DialogueFile(yaml: Self.text("\(path)/hotline.yaml"), file: "hotline.yaml")
    var wordings: [Language: Wording] = [:]
    for language in languages {
      let name = "\(language.rawValue)/wording.yaml"
      wordings[language] = try Wording(yaml: Self.text("\(path)/\(name)"), file: name)
    }
    book = PromptBook(wordings, recordings: recordings)
    let sounds = try PromptSounds(folder: path, languages: languages.map(\.rawValue))
    self.sounds = sounds
    findings =
      dialogue.findings(wording: wordings.mapValues { Set($0.ids) }) { language, id in
        wordings[language]?.soundIDs(of: id).allSatisfy { sounds[language.rawValue, $0] != nil }
          ?? false
      } + Self.unplayable(sounds) + (try Self.unspoken(languages, sounds))
  }

  /// Throws ``HotlineError`` with the first thing that is broken: a caller must not find it first
  /// (norm H-07).
  public func demandWhole() throws {
    let broken = findings.filter { $0.severity == .broken }
    guard let first = broken.first else { return }
    let more = broken.count > 1 ? " (and \(broken.count - 1) more: hearwell check)" : ""
    throw HotlineError(
      .prompts,
      subject: first.line > 0 ? "\(first.file):\(first.line): \(first.subject)" : first.subject,
      cause: first.cause, remedy: first.remedy + more)
  }

  /// Recordings that are there and cannot be played.
  private static func unplayable(_ sounds: PromptSounds) -> [DialogueFinding] {
    sounds.problems.map { problem in
      DialogueFinding(
        severity: .broken, subject: problem.subject, file: problem.subject, line: 0,
        cause: problem.cause, remedy: problem.remedy)
    }
  }

  /// Words of spoken values without a recording.
  private static func unspoken(
    _ languages: [Language], _ sounds: PromptSounds
  ) throws -> [DialogueFinding] {
    try languages.flatMap { language in
      let vocabulary = try Vocabulary(language: language.rawValue)
      return vocabulary.ids.filter { id in
        vocabulary.text(of: id) != nil && sounds[language.rawValue, "words/\(id)"] == nil
      }.map { id in
        let file = "\(language.rawValue)/words/\(id).flac"
        return DialogueFinding(
          severity: .broken, subject: "word '\(id)'", file: file, line: 0,
          cause: "has no recording in \(language.rawValue)",
          remedy: "record it, or run prompts/record for a placeholder")
      }
    }
  }

  private static func text(_ path: String) throws -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw HotlineError(
        .prompts, subject: path, cause: "cannot be read",
        remedy: "name the prompts folder in hearwell.yaml (prompts: …)")
    }
  }
}
