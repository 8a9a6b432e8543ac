import Foundation
import Terminal

/// The terminal that standard output leads to.
enum Window {
  /// nil where it leads to none, or to one that draws nothing.
  static var size: Sheet.Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
      ProcessInfo.processInfo.environment["TERM"] != "dumb"
    else { return nil }
    return Sheet.Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}
