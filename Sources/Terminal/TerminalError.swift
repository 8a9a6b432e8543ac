/// Why there is no console to draw on; each text is subject, cause, remedy in one line.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input or output is no terminal: exit code 69.
  case noTerminal
  /// terminfo does not know this terminal: exit code 69.
  case unknownType(String)
  /// The machine has no UTF-8 character set, so Chinese cannot be shown: exit code 78.
  case noUTF8
  /// A system call that the console needs failed: exit code 69.
  case refused(call: String)

  public var description: String {
    switch self {
    case .noTerminal:
      "terminal: standard input or output is not a terminal; "
        + "run it in a terminal, or use --plain, which works in a pipe"
    case .unknownType(let type):
      "terminal: its type '\(type)' is unknown here; "
        + "set TERM to one that 'infocmp' knows, such as xterm or linux, or use --plain"
    case .noUTF8:
      "terminal: this machine has no UTF-8 locale, so Chinese cannot be shown; "
        + "install Debian's libc-bin (C.UTF-8), or use --plain"
    case .refused(let call):
      "terminal: \(call) failed; close other programs and try again"
    }
  }
}
