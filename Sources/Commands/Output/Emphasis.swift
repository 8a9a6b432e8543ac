import Foundation

/// How a line is made to stand out for people; only on a terminal, and not where `$NO_COLOR` is set.
enum Emphasis: String {
  case title = "\u{1B}[1m"
  case urgent = "\u{1B}[31m"

  func on(_ line: String) -> String {
    Self.isWanted ? rawValue + line + "\u{1B}[0m" : line
  }

  private static let isWanted: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }()
}
