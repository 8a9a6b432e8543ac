import CNCurses

/// The process's character set. Width and input follow it, so it is forced to UTF-8 once, before
/// either is asked for, whatever `LANG` says.
enum CharacterSet {
  static let isUTF8 = cncurses_use_utf8()
}
