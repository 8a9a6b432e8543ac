import CNCurses
import Glibc

/// How each style looks on this terminal. Blue and orange rather than red and green, every pair
/// at a contrast of 7:1 or more on the usual palettes (VGA, xterm), and none that only its colour
/// tells apart: with `NO_COLOR` set, or on a monochrome terminal, reverse and bold take over.
struct Palette {
  /// Attributes of a style, ready for ncurses.
  private let attributes: [Style: Int32]

  /// Call once after the terminal was opened.
  init() {
    let wanted = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    // `COLORS` holds only once the colours were started.
    let colours = wanted && has_colors() && start_color() == OK ? cncurses_colours() : 0
    guard colours >= 8 else {
      attributes = Palette.monochrome
      return
    }
    var attributes: [Style: Int32] = [:]
    for (index, style) in Style.allCases.enumerated() {
      let look = Palette.look(of: style, colours: colours)
      init_pair(Int16(index + 1), look.foreground, look.background)
      attributes[style] = Int32(bitPattern: cncurses_pair(Int32(index + 1)) | look.attribute)
    }
    self.attributes = attributes
  }

  subscript(style: Style) -> Int32 { attributes[style] ?? 0 }

  private struct Look {
    var foreground: Int16
    var background: Int16
    var attribute: UInt32 = 0
  }

  private static func look(of style: Style, colours: Int32) -> Look {
    let bold = cncurses_bold()
    if colours < 16 { return sober(style) }
    let orange: Int16 = colours >= 256 ? 214 : 11
    let blue: Int16 = colours >= 256 ? 18 : 4
    return switch style {
    case .body: Look(foreground: 15, background: 0)
    case .bar: Look(foreground: 15, background: blue, attribute: bold)
    case .key, .warning: Look(foreground: 0, background: orange)
    case .entry: Look(foreground: orange, background: 0, attribute: bold)
    case .strong: Look(foreground: 15, background: 0, attribute: bold)
    case .paper: Look(foreground: 0, background: 15)
    }
  }

  /// Eight colours: bright ones only in the foreground, by bold. Black on brown would not reach
  /// the contrast, so keys stand on light grey.
  private static func sober(_ style: Style) -> Look {
    let bold = cncurses_bold()
    let (black, yellow, blue, white) = (Int16(0), Int16(3), Int16(4), Int16(7))
    return switch style {
    case .body: Look(foreground: white, background: black)
    case .bar: Look(foreground: white, background: blue, attribute: bold)
    case .key, .paper: Look(foreground: black, background: white)
    case .warning: Look(foreground: yellow, background: blue, attribute: bold)
    case .entry: Look(foreground: yellow, background: black, attribute: bold)
    case .strong: Look(foreground: white, background: black, attribute: bold)
    }
  }

  private static var monochrome: [Style: Int32] {
    let bold = Int32(bitPattern: cncurses_bold())
    let reverse = Int32(bitPattern: cncurses_reverse())
    return [
      .body: 0, .bar: reverse, .key: reverse, .entry: bold, .warning: reverse | bold,
      .strong: bold, .paper: reverse,
    ]
  }
}
