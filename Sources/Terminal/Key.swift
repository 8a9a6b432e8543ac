/// A key as the console understood it.
public enum Key: Sendable, Equatable, Hashable {
  /// One typed character, wide or not; never a control character.
  case character(Character)
  case enter, backspace, delete, escape, tab
  case left, right, up, down, home, end, pageUp, pageDown
  /// F1 to F12.
  case function(Int)
  /// A character typed with Ctrl, as its letter: `control("c")`.
  case control(Character)
}

/// What `Console.next` waited for.
public enum ConsoleEvent: Sendable, Equatable {
  case key(Key)
  /// The terminal has another size now; draw again.
  case resized
  /// Nothing happened in the given time.
  case quiet
  /// The process shall end: a signal, or the terminal is gone.
  case ended
}
