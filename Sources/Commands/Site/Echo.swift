import Foundation

/// The terminal's echo of what is typed.
enum Echo {
  /// Reads one line; a terminal does not show it.
  static func readLineSilently() -> String? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &silent)
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    return readLine()
  }
}
