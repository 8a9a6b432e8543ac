import Dialogue
import Terminal

/// The slip on screen.
extension PageDrawing {
  private func code(for slip: Slip) -> QRCode? {
    guard sheet.size.columns >= 76, sheet.size.rows >= 24 else { return nil }
    return QRCode(slip.number)
  }

  /// Columns that the QR code beside the text takes; 0 where there is no room for one.
  func qrColumns(for slip: Slip) -> Int {
    code(for: slip).map { $0.dots.width + 2 } ?? 0
  }

  /// The number in large digits, the text below it, the code beside the text. Returns how many
  /// lines of the text are out of sight.
  mutating func slip(_ slip: Slip, _ lines: [(line: String, style: Style)], _ scrolled: Int) -> Int
  {
    let label = words(.number, language)
    put(label, row: top, column: margin, style: .strong)
    queryCode(slip, column: margin + Cells.width(of: label) + 3)
    top += 1
    if isRoomy, let digits = BigDigits.lines(of: slip.grouped, columns: columns, rows: 5) {
      put(digits, row: top, column: margin, style: .entry)
      top += digits.count
    } else {
      put(" \(slip.grouped) ", row: top, column: margin, style: .key)
      top += 1
    }
    gap()
    // The code brings its own quiet rows, so it may begin on the empty one.
    if let code = code(for: slip), code.lines.count <= rowsLeft + 1 {
      let left = sheet.size.columns - margin - code.dots.width
      put(code.lines, row: top - 1, column: left, style: .paper)
      caption(row: top - 1 + code.lines.count, left: left, columns: code.dots.width)
    }
    return prompts(lines, scrolled, keeping: 0)
  }

  /// What the code is for, right below it; there it may share the hint's row.
  private mutating func caption(row: Int, left: Int, columns: Int) {
    let words = words(.scan, language)
    let column = left + max(0, columns - Cells.width(of: words)) / 2
    let hint = margin + Cells.width(of: self.words(.keepNumber, language))
    guard row < bottom || hint < column else { return }
    put(Cells.cut(words, to: columns), row: row, column: column)
  }

  private mutating func queryCode(_ slip: Slip, column: Int) {
    guard let code = slip.queryCode else { return }
    let label = words(.queryCode, language)
    put(label, row: top, column: column, style: .strong)
    put(" \(code) ", row: top, column: column + Cells.width(of: label) + 1, style: .key)
  }
}
