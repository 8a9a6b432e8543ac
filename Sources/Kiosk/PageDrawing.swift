import Dialogue
import Terminal

/// A page being laid out: the bar above, the keys below, and the rows still free between them.
struct PageDrawing {
  let words: Words
  let language: Language
  private(set) var sheet: Sheet
  /// The next free row.
  var top: Int
  /// The first row that is taken below.
  private(set) var bottom: Int
  let margin: Int

  /// Columns at the right that the text yet to come leaves to something else.
  var reserved = 0

  /// Columns that the page's text may take; lines longer than 96 cells are hard to read.
  var columns: Int { sheet.size.columns - 2 * margin - reserved }
  var rowsLeft: Int { max(0, bottom - top) }
  var isRoomy: Bool { sheet.size.rows >= 20 && sheet.size.columns >= 60 }

  init(size: Sheet.Size, words: Words, language: Language) {
    self.words = words
    self.language = language
    sheet = Sheet(size: size)
    margin = size.columns >= 60 ? max(3, (size.columns - 96) / 2) : 1
    top = 1
    bottom = size.rows
    let title = Cells.centred(words(.title, language), in: size.columns)
    sheet.bar(title, row: 0, style: .bar)
    if isRoomy { top = 2 }
  }

  /// The universal keys on the last row; a key that means nothing here is left out. `aside` stands
  /// at the right end where there is room.
  mutating func keys(_ keys: [(key: String, word: ScreenWord)], aside: ScreenWord? = nil) {
    let row = sheet.size.rows - 1
    sheet.bar("", row: row, style: .bar)
    let labels = keys.map { (chip: " \($0.key) ", text: words($0.word, language)) }
    let taken = labels.reduce(0) { $0 + Cells.width(of: $1.chip) + 1 + Cells.width(of: $1.text) }
    let gap = min(4, max(1, (columns - taken) / max(1, keys.count - 1)))
    var column = margin
    for (chip, text) in labels {
      sheet.put(chip, row: row, column: column, style: .key)
      column += Cells.width(of: chip) + 1
      sheet.put(text, row: row, column: column, style: .bar)
      column += Cells.width(of: text) + gap
    }
    bottom = row
    guard let aside = aside.map({ words($0, language) }) else { return }
    let left = sheet.size.columns - margin - Cells.width(of: aside)
    if left >= column { sheet.put(aside, row: row, column: left, style: .bar) }
  }

  /// A line right above the keys: what the customer may do here.
  mutating func hint(_ word: ScreenWord) {
    let most = isRoomy ? 3 : sheet.size.rows > 12 ? 2 : 1
    let lines = few(words(word, language), columns: columns, most: most)
    bottom -= lines.count
    sheet.put(lines, row: bottom, column: margin)
  }

  /// Text from the next free row on; returns how many lines found no room.
  @discardableResult
  mutating func text(_ text: String, style: Style = .body) -> Int {
    let lines = Cells.wrapped(text, to: columns)
    let shown = lines.prefix(rowsLeft)
    sheet.put(Array(shown), row: top, column: margin, style: style)
    top += shown.count
    return lines.count - shown.count
  }

  /// What needs attention, told by a sign, words and colour, with at least `keeping` rows left below.
  mutating func notice(_ text: String, keeping: Int = 0) {
    let lines = few(text, columns: columns - 4, most: max(1, rowsLeft - keeping))
    for (index, line) in lines.prefix(rowsLeft).enumerated() {
      sheet.put(
        Cells.padded((index == 0 ? " ! " : "   ") + line, to: columns), row: top, column: margin,
        style: .warning)
      top += 1
    }
    gap()
  }

  /// The page's own short words, cut to the rows that a small screen can spare for them.
  private func few(_ text: String, columns: Int, most: Int) -> [String] {
    let lines = Cells.wrapped(text, to: columns)
    guard lines.count > most else { return lines }
    let rest = lines[(most - 1)...].joined(separator: " ")
    return lines[..<(most - 1)] + [Cells.shortened(rest, to: columns)]
  }

  /// An empty row where there is room for it.
  mutating func gap() {
    if isRoomy { top += 1 }
  }

  mutating func put(_ text: String, row: Int, column: Int, style: Style = .body) {
    sheet.put(text, row: row, column: column, style: style)
  }

  mutating func put(_ lines: [String], row: Int, column: Int, style: Style = .body) {
    sheet.put(lines, row: row, column: column, style: style)
  }

  mutating func cursor(row: Int, column: Int) {
    sheet.cursor = Sheet.Place(row: row, column: column)
  }
}
