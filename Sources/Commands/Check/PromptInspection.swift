import Foundation
import Phrasing
import SoundCard

/// Proves that everything the hotline says is recorded in every language, in the right form.
struct PromptInspection {
  private let folder: String
  private let languages: [String]

  init(_ configuration: Configuration) {
    folder = configuration.prompts
    languages = configuration.languages
  }

  func findings() -> [Finding] {
    languages.flatMap { language in missing(language) + placeholders(language) } + malformed()
  }

  private func malformed() -> [Finding] {
    do {
      return try PromptSounds(folder: folder, languages: languages).problems.map { problem in
        Finding(.error, subject: problem.subject, cause: problem.cause, remedy: problem.remedy)
      }
    } catch {
      return [Finding(error, about: "prompts")]
    }
  }

  private func missing(_ language: String) -> [Finding] {
    do {
      let file = "\(language)/wording.yaml"
      let wording = try Wording(yaml: TextFile.read("\(folder)/\(file)"), file: file)
      let prompts = wording.ids.flatMap { id in
        wording.soundIDs(of: id).filter { !isThere("\(language)/\($0).flac") }.map { sound in
          Finding(
            .error, subject: "prompt '\(id)'", file: file, line: wording.line(of: id),
            cause: "\(language)/\(sound).flac is missing", remedy: "record it: prompts/record")
        }
      }
      let words = try Vocabulary(language: language).ids.filter { id in
        Vocabulary.pause(of: id) == nil && !isThere("\(language)/words/\(id).flac")
      }.map { id in
        Finding(
          .error, subject: "word '\(id)'", file: "\(language)/words.yaml",
          cause: "\(language)/words/\(id).flac is missing", remedy: "record it: prompts/record")
      }
      return prompts + words
    } catch {
      return [Finding(error, about: "prompts")]
    }
  }

  /// Placeholders carry a mark in their comment; a person's recording does not.
  private func placeholders(_ language: String) -> [Finding] {
    let names = ["", "words/"].flatMap { part in
      let path = "\(folder)/\(language)/\(part)"
      return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
        .filter { $0.hasSuffix(".flac") }.map { path + $0 }
    }
    // The names of FLAC's comments are the same in small and capital letters.
    let mark = Data("comment=placeholder".utf8)
    let count = names.count { path in
      guard let file = FileHandle(forReadingAtPath: path) else { return false }
      defer { try? file.close() }
      let head = (try? file.read(upToCount: 4096)) ?? Data()
      return Data(head.map { (65...90).contains($0) ? $0 + 32 : $0 }).range(of: mark) != nil
    }
    guard count > 0 else { return [] }
    return [
      Finding(
        .warning, subject: "prompts \(language)",
        cause: "\(count) of \(names.count) recordings are placeholders",
        remedy: "let a speaker read `prompts/record --script \(language)`")
    ]
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
  }
}
