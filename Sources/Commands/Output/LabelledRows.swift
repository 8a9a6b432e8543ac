import Terminal

/// Labels, and beside each the lines that belong to it, for a screen or paper.
struct LabelledRows {
  var rows: [(label: String, lines: [String])]

  /// Lines of at most so many cells, made harmless; `blank` stands where a label has none. On narrow
  /// paper a value stands below its label.
  func lines(columns: Int, blank: String = "") -> [String] {
    let label = rows.map { Cells.width(of: $0.label) }.max() ?? 0
    let isNarrow = columns < label + 22
    let indent = isNarrow ? 2 : label + 2
    return rows.flatMap { row -> [String] in
      let values = row.lines.flatMap { Cells.wrapped($0.neutralised, to: columns - indent) }
      let lines = (values.isEmpty ? [blank] : values).map { Cells.padded("", to: indent) + $0 }
      guard !isNarrow else { return Cells.wrapped(row.label, to: columns) + lines }
      return [Cells.padded(row.label, to: indent) + lines[0].dropFirst(indent)] + lines.dropFirst()
    }
  }
}
