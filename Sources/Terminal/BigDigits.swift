/// Digits three rows high and larger, for the key of a choice, a countdown, a case number.
public enum BigDigits {
  /// Three dots wide, five high, row by row.
  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", " ##", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", "  #", " # ", " # "],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    " ": [" ", " ", " ", " ", " "],
  ]

  /// The dots of a text of digits and spaces, one dot between two digits; nil where another
  /// character stands in it.
  public static func bitmap(of text: String) -> Bitmap? {
    var rows = [[Bool]](repeating: [], count: 5)
    for (index, character) in text.enumerated() {
      guard let shape = shapes[character] else { return nil }
      for row in rows.indices {
        if index > 0 { rows[row].append(false) }
        rows[row] += shape[row].map { $0 == "#" }
      }
    }
    return text.isEmpty ? nil : Bitmap(rows: rows)
  }

  /// The largest drawing of `text` that fits into `columns` × `rows` cells; nil where none does.
  public static func lines(of text: String, columns: Int, rows: Int) -> [String]? {
    guard let dots = bitmap(of: text) else { return nil }
    for factor in stride(from: 4, through: 1, by: -1) {
      let drawn = dots.scaled(by: factor)
      if drawn.width <= columns, (drawn.rows.count + 1) / 2 <= rows { return drawn.lines }
    }
    return nil
  }
}
