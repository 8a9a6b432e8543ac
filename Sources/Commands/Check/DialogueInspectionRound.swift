import Dialogue
import Foundation
import Kiosk
import Phrasing

/// Proves the dialogues of hotline and kiosk as graphs, with their wording.
struct DialogueInspectionRound {
  private let configuration: Configuration
  private let languages: [Language]

  init(_ configuration: Configuration) {
    self.configuration = configuration
    languages = configuration.languages.compactMap(Language.init)
  }

  func findings() -> [Finding] {
    inspect("hotline.yaml", in: configuration.prompts, wordings: ["wording.yaml"], spoken: true)
      + inspect(
        "kiosk.yaml", in: configuration.kiosk, wordings: ["wording.yaml", "screen.yaml"],
        spoken: false)
  }

  private func inspect(
    _ name: String, in folder: String, wordings names: [String], spoken: Bool
  ) -> [Finding] {
    do {
      let dialogue = try DialogueFile(yaml: TextFile.read("\(folder)/\(name)"), file: name)
      var ids: [Language: Set<String>] = [:]
      var sounds: [Language: [String: [String]]] = [:]
      var values: [Language: [String: Set<String>]] = [:]
      for language in languages {
        for file in names {
          let path = "\(language.rawValue)/\(file)"
          let wording = try Wording(yaml: TextFile.read("\(folder)/\(path)"), file: path)
          ids[language, default: []].formUnion(wording.ids)
          for id in wording.ids {
            sounds[language, default: [:]][id] = wording.soundIDs(of: id)
            values[language, default: [:]][id] = wording.valueNames(of: id)
          }
        }
      }
      let found = dialogue.findings(
        wording: ids,
        isRecorded: { language, id in
          sounds[language]?[id]?.allSatisfy { sound in
            FileManager.default.fileExists(atPath: "\(folder)/\(language.rawValue)/\(sound).flac")
          } ?? false
        },
        values: { values[$0]?[$1] ?? [] })
      return found.map { Finding($0) } + (spoken ? [] : screenFindings(ids))
    } catch let error as DialogueError {
      return error.findings.map { Finding($0) }
    } catch {
      return [Finding(error, about: name)]
    }
  }

  /// Words that the faces themselves need.
  private func screenFindings(_ ids: [Language: Set<String>]) -> [Finding] {
    languages.flatMap { language in
      ScreenWord.allCases.filter { ids[language]?.contains($0.rawValue) != true }.map { word in
        Finding(
          .error, subject: "prompt '\(word.rawValue)'", file: "\(language.rawValue)/screen.yaml",
          cause: "it has no words", remedy: "add the line `\(word.rawValue): WORDS`")
      }
    }
  }
}

extension Wording {
  /// The names of the values that a prompt's words hold.
  fileprivate func valueNames(of id: String) -> Set<String> {
    Set(
      (parts(of: id) ?? []).compactMap { part in
        if case .value(let name, _) = part { name } else { nil }
      })
  }
}

extension Finding {
  init(_ finding: DialogueFinding) {
    self.init(
      finding.severity == .broken ? .error : .warning, subject: finding.subject,
      file: finding.file, line: finding.line, cause: finding.cause, remedy: finding.remedy)
  }
}
