import Terminal

/// Labels, and beside each the lines that belong to it, for a screen or paper.
struct LabelledRows {
  var rows: [(label: String, lines: [String])]

  /// Lines of at most so many cells, made harmless; `blank` stands where a label has none.
  func lines(columns: Int, blank: String = "") -> [String] {
    let label = rows.map { Cells.width(of: $0.label) }.max() ?? 0
    return rows.flatMap { row in
      let values = row.lines.flatMap {
        Cells.wrapped($0.neutralised, to: max(8, columns - label - 2))
      }
      return (values.isEmpty ? [blank] : values).enumerated().map { index, value in
        Cells.padded(index == 0 ? row.label : "", to: label) + "  " + value
      }
    }
  }
}
