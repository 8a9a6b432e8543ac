import Foundation
import Hotline

/// A caller at the keyboard.
struct TypedCaller {
  /// Whether the caller is shown where to type.
  let isTold: Bool

  /// What the caller does next; nil where the input has ended: the caller hangs up.
  func next(isRecording: Bool) throws -> Transcript.Kind? {
    if isTold, isatty(STDIN_FILENO) == 1 { try StandardOutput.write(isRecording ? "● " : "> ") }
    guard let line = readLine()?.trimmingCharacters(in: .whitespaces) else { return nil }
    if line.isEmpty { return .silent(.seconds(6)) }
    if line.allSatisfy({ "0123456789*#".contains($0) }) { return .presses(line) }
    // Mandarin is spoken at about four characters a second.
    let seconds = max(1, (line.count + 3) / 4)
    return .says(.length(.seconds(seconds)))
  }
}
