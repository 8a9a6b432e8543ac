import Foundation
import Hotline

/// A caller at the keyboard.
struct TypedCaller {
  /// What the caller is told; nil where nothing but a document may be written.
  let guide: RehearsalGuide?

  /// What the caller does next; nil where the input has ended: the caller hangs up.
  func next(isRecording: Bool) throws -> Transcript.Kind? {
    while true {
      if isatty(STDIN_FILENO) == 1 { try tell { $0.mark(isRecording: isRecording) } }
      guard let line = readLine()?.trimmingCharacters(in: .whitespaces) else {
        try tell(\.hungUp)
        return nil
      }
      if line.isEmpty { return .silent(.seconds(6)) }
      if line.allSatisfy({ "0123456789*#".contains($0) }) { return .presses(line) }
      if isRecording { return .says(.length(.seconds(seconds(of: line)))) }
      try tell(\.onlyKeys)
    }
  }

  /// Mandarin is spoken at about four characters a second.
  private func seconds(of line: String) -> Int { max(1, (line.count + 3) / 4) }

  private func tell(_ words: (RehearsalGuide) -> String) throws {
    if let guide { try StandardOutput.write(words(guide)) }
  }
}
