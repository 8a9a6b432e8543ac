import CNCurses

extension Key {
  /// A function key by its curses code; nil for one that means nothing here.
  init?(function code: Int32) {
    switch code {
    case KEY_ENTER: self = .enter
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_HOME, KEY_A1: self = .home
    case KEY_END, KEY_C1: self = .end
    case KEY_PPAGE, KEY_A3: self = .pageUp
    case KEY_NPAGE, KEY_C3: self = .pageDown
    default:
      let number = code - cncurses_function_key(0)
      guard (1...12).contains(number) else { return nil }
      self = .function(Int(number))
    }
  }

  /// A typed character by its code point; nil for one that means nothing.
  init?(typed code: UInt32) {
    switch code {
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x1B: self = .escape
    case 0x01...0x1A:
      guard let letter = Unicode.Scalar(code + 0x60) else { return nil }
      self = .control(Character(letter))
    case ..<0x20: return nil
    default:
      guard let scalar = Unicode.Scalar(code) else { return nil }
      self = .character(Character(scalar))
    }
  }
}
