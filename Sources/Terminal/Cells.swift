import CNCurses

/// Widths and cuts of text in terminal cells, counted as ncurses counts them: a Chinese or
/// full-width character takes two, a combining mark none.
///
/// Texts are taken as they come; put them through `neutralised` first when they are data.
public enum Cells {
  /// Cells of one scalar: 0, 1 or 2; a scalar that cannot be shown counts 0.
  public static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    guard CharacterSet.isUTF8 else { return 1 }
    return max(0, Int(cncurses_width(scalar.value)))
  }

  /// Cells of one character with all its marks.
  public static func width(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// Cells of a whole text.
  public static func width(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// The longest beginning of `text` that fits into `cells`. Never half a character; so one cell
  /// may stay free.
  public static func cut(_ text: some StringProtocol, to cells: Int) -> String {
    var taken = 0
    var kept = ""
    for character in text {
      let more = width(of: character)
      guard taken + more <= cells else { break }
      taken += more
      kept.append(character)
    }
    return kept
  }

  /// `text` cut to `cells`, with an ellipsis where something is missing.
  public static func shortened(_ text: String, to cells: Int) -> String {
    guard width(of: text) > cells, cells > 0 else { return cut(text, to: cells) }
    return cut(text, to: cells - 1) + "…"
  }

  /// `text` cut to `cells` and filled with spaces, so that it takes exactly `cells`.
  public static func padded(_ text: String, to cells: Int) -> String {
    let kept = cut(text, to: cells)
    return kept + String(repeating: " ", count: max(0, cells - width(of: kept)))
  }

  /// `text` in the middle of `cells`.
  public static func centred(_ text: String, in cells: Int) -> String {
    let kept = cut(text, to: cells)
    return padded(String(repeating: " ", count: (cells - width(of: kept)) / 2) + kept, to: cells)
  }
}
