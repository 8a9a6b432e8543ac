import Dialogue
import Terminal

/// The parts that pages are made of.
extension PageDrawing {
  /// The question's words, with at least `keeping` rows left below them. Returns how many lines
  /// are out of sight below; a mark says so.
  mutating func prompts(
    _ lines: [(line: String, style: Style)], _ scrolled: Int, keeping: Int
  ) -> Int {
    let room = max(1, rowsLeft - keeping)
    let fits = lines.count <= room
    let first = fits ? 0 : min(scrolled, lines.count - room)
    for (line, style) in lines[first..<min(lines.count, first + room)] {
      put(line, row: top, column: margin, style: style)
      top += 1
    }
    let below = lines.count - min(lines.count, first + room)
    if below > 0 {
      put(" ↓ ", row: top - 1, column: sheet.size.columns - reserved - 4, style: .key)
    }
    if first > 0, room > 1 {
      put(" ↑ ", row: top - room, column: sheet.size.columns - reserved - 4, style: .key)
    }
    if fits, rowsLeft > keeping { gap() }
    return below
  }

  /// Choices with their digits as keys: large digits where there is room, else one row each.
  mutating func choices(_ choices: [(key: Character, label: String)], highlighted: Int?) {
    let each = (rowsLeft + 1) / max(1, choices.count)
    guard isRoomy, each >= 3 else { return rows(choices, each: min(2, max(1, each)), highlighted) }
    let high = each >= 7 && columns >= 80 ? 5 : 3
    for (index, choice) in choices.enumerated() {
      let digit = BigDigits.lines(of: String(choice.key), columns: 6, rows: high) ?? []
      put(digit, row: top, column: margin + 1, style: .entry)
      label(
        choice.label, row: top + high / 2, column: margin + high + 4,
        index == highlighted ? .key : .strong)
      top += min(each, high + 1)
    }
  }

  private mutating func rows(
    _ choices: [(key: Character, label: String)], each: Int, _ highlighted: Int?
  ) {
    for (index, choice) in choices.enumerated() where rowsLeft > 0 {
      put(" \(choice.key) ", row: top, column: margin, style: .key)
      label(choice.label, row: top, column: margin + 5, index == highlighted ? .key : .strong)
      top += each
    }
  }

  private mutating func label(_ text: String, row: Int, column: Int, _ style: Style) {
    put(
      Cells.shortened(text.neutralised, to: sheet.size.columns - column - 1), row: row,
      column: column, style: style)
  }

  /// Ready sentences, each with its digit.
  mutating func sentences(_ sentences: [String]) {
    for (index, sentence) in sentences.enumerated() where rowsLeft > 1 {
      put(" \(index + 1) ", row: top, column: margin, style: .key)
      label(sentence, row: top, column: margin + 5, .body)
      top += rowsLeft > 2 * (sentences.count - index) + 4 ? 2 : 1
    }
    if rowsLeft > 2 {
      text(Cells.shortened(words(.sentences, language), to: columns))
      gap()
    }
  }

  /// The line being typed, the cursor in it, `_` where more can be typed.
  mutating func entry(_ entry: EntryLine, masked: Bool) {
    guard rowsLeft > 0 else { return }
    let room = columns - 2
    let drawn = entry.drawn(columns: room, rows: min(rowsLeft, 6), masked: masked)
    for (index, line) in drawn.rows.enumerated() {
      put(index == 0 ? ">" : " ", row: top + index, column: margin, style: .key)
      put(line, row: top + index, column: margin + 2, style: .entry)
    }
    let last = drawn.rows.last ?? ""
    let used = Cells.width(of: last)
    let free = min(room - used, entry.maximum - entry.characters.count)
    if free > 0 {
      put(
        String(repeating: "_", count: free), row: top + drawn.rows.count - 1,
        column: margin + 2 + used)
    }
    cursor(row: top + drawn.cursor.row, column: margin + 2 + min(drawn.cursor.column, room - 1))
    top += drawn.rows.count
    if entry.accepted == .digits, !masked { large(entry.text) }
  }

  /// Typed digits once more, large and in groups of four, where there is room.
  private mutating func large(_ digits: String) {
    let text = digits.inGroupsOfFour
    guard isRoomy,
      let lines = BigDigits.lines(of: text, columns: columns, rows: min(3, rowsLeft - 1))
    else { return }
    put(lines, row: top + 1, column: margin, style: .entry)
    top += lines.count + 1
  }
}
