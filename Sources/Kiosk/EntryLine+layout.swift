public import Terminal

extension EntryLine {
  /// The line as it is drawn: rows of cells and the cursor's place in them.
  public struct Drawn: Sendable, Equatable {
    public var rows: [String]
    public var cursor: Sheet.Place
  }

  /// The characters shown, with `•` where they are masked.
  func shown(masked: Bool) -> [Character] {
    if masked { return characters.map { _ in "•" } }
    guard accepted == .phone else { return characters }
    // 138••••5678: the digits in the middle are hidden as soon as the next one was typed.
    return characters.enumerated().map { index, character in
      (3..<7).contains(index) && index != characters.count - 1 ? "•" : character
    }
  }

  /// Wraps to `columns` and keeps the cursor inside the last `rows` rows. Full rows are never
  /// torn at words: what was typed stands where it was typed.
  public func drawn(columns: Int, rows: Int, masked: Bool) -> Drawn {
    var lines = [""]
    var used = 0
    var place = Sheet.Place(row: 0, column: 0)
    for (index, character) in shown(masked: masked).enumerated() {
      let width = Cells.width(of: character)
      if used + width > columns {
        lines.append("")
        used = 0
      }
      if index == cursor { place = Sheet.Place(row: lines.count - 1, column: used) }
      lines[lines.count - 1].append(character)
      used += width
    }
    if cursor == characters.count {
      if used >= columns {
        lines.append("")
        used = 0
      }
      place = Sheet.Place(row: lines.count - 1, column: used)
    }
    let first = max(0, min(place.row, max(place.row - rows + 1, lines.count - rows)))
    return Drawn(
      rows: Array(lines[first..<min(lines.count, first + rows)]),
      cursor: Sheet.Place(row: place.row - first, column: place.column))
  }
}
