import Terminal

/// Records for people, in columns that hold for Chinese and Latin text alike.
struct Table {
  private let titles: [String]
  private var rows: [[String]] = []
  /// Rows that need attention; coloured where the terminal shows colours.
  private var urgent: Set<Int> = []

  init(_ titles: [String]) { self.titles = titles }

  /// Cells are made harmless: what customers typed cannot steer the terminal.
  mutating func add(_ cells: [String], isUrgent: Bool = false) {
    if isUrgent { urgent.insert(rows.count) }
    rows.append(cells.map(\.neutralised))
  }

  /// One line a row, ended by a line break; nothing where there are no rows.
  var text: String {
    guard !rows.isEmpty else { return "" }
    let all = [titles] + rows
    let widths = titles.indices.map { column in
      all.map { Cells.width(of: $0[column]) }.max() ?? 0
    }
    return all.enumerated().map { index, cells in
      let style: Emphasis? = index == 0 ? .title : urgent.contains(index - 1) ? .urgent : nil
      return (style?.on(line(cells, widths)) ?? line(cells, widths)) + "\n"
    }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += index == cells.count - 1 ? cell : Cells.padded(cell, to: widths[index]) + "  "
    }
    return line
  }
}
