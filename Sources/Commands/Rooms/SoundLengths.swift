import Foundation
import Hotline
import PhoneLines
import SoundCard

/// How long sounds last, by their files' headers.
final class SoundLengths {
  private let prompts: String
  private let takes: RehearsedTakes
  private var known: [String: Duration] = [:]

  init(prompts: String, takes: RehearsedTakes) {
    self.prompts = prompts
    self.takes = takes
  }

  /// A sound that is missing lasts no time; `hearwell check` names it.
  func length(of segment: Segment) -> Duration {
    switch segment {
    case .prompt(let language, let id): length(of: "\(prompts)/\(language)/\(id).flac")
    case .file(let path): length(of: path)
    case .take(let id): .milliseconds(takes.length(of: id))
    case .pause(let duration): duration
    }
  }

  private func length(of path: String) -> Duration {
    if let length = known[path] { return length }
    let length = (try? SoundFile.duration(path)) ?? .zero
    known[path] = length
    return length
  }
}
