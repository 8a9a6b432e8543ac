/// Dots in rows, drawn with half blocks: two rows of dots to a row of cells.
public struct Bitmap: Sendable, Equatable {
  /// Rows from the top, all of one length; true is a dark dot.
  public var rows: [[Bool]]

  public init(rows: [[Bool]]) {
    self.rows = rows
  }

  public var width: Int { rows.first?.count ?? 0 }

  /// Every dot drawn as a square of `factor` × `factor` dots.
  public func scaled(by factor: Int) -> Bitmap {
    Bitmap(
      rows: rows.flatMap { row in
        Array(
          repeating: row.flatMap { Array(repeating: $0, count: factor) }, count: factor)
      })
  }

  /// Lines of `█`, `▀`, `▄` and spaces; a missing last row of dots is light.
  public var lines: [String] {
    stride(from: 0, to: rows.count, by: 2).map { top in
      String(
        (0..<width).map { column -> Character in
          let upper = rows[top][column]
          let lower = top + 1 < rows.count && rows[top + 1][column]
          switch (upper, lower) {
          case (true, true): return "█"
          case (true, false): return "▀"
          case (false, true): return "▄"
          case (false, false): return " "
          }
        })
    }
  }
}
