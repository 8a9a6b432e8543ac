import Dialogue
import Foundation
import Hotline
import Phrasing

/// What the hotline says: its dialogue and its wording, as the prompts folder has them.
struct SpokenParts {
  let folder: String
  let languages: [Language]
  let dialogue: DialogueFile
  let wordings: [Language: Wording]

  /// Reads the prompts folder of a site.
  ///
  /// - Throws: `DialogueError`, `PhrasingError`, or ``CommandError`` of configuration where a file is missing.
  init(_ configuration: Configuration) throws {
    folder = configuration.prompts
    languages = configuration.languages.compactMap(Language.init)
    dialogue = try DialogueFile(
      yaml: TextFile.readShared(folder + "/hotline.yaml", named: "prompts"),
      file: "hotline.yaml")
    var wordings: [Language: Wording] = [:]
    for language in languages {
      let name = "\(language.rawValue)/wording.yaml"
      wordings[language] = try Wording(
        yaml: TextFile.readShared("\(folder)/\(name)", named: "prompts"), file: name)
    }
    self.wordings = wordings
  }

  /// What every prompt sounds like; notices play from the site's `recordings`.
  func book(recordings: String) -> PromptBook { PromptBook(wordings, recordings: recordings) }
}
