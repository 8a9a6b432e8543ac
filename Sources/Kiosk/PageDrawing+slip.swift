import Dialogue
import Terminal

/// The slip on screen.
extension PageDrawing {
  /// The signed code, all the way down the right side; left out where it has no room.
  mutating func signedCode(of slip: Slip) {
    guard sheet.size.columns >= 76, let text = slip.text else { return }
    let codes = [4, 3, 2].lazy.compactMap { QRCode(text, quiet: $0) }
    guard let code = codes.first(where: { $0.lines.count <= bottom - 1 }) else { return }
    let right = max(1, margin - 2)
    let left = sheet.size.columns - right - code.dots.width
    put(code.lines, row: 1, column: left, style: .paper)
    reserved = code.dots.width + 2 + right - margin
    hint(.scan)
  }

  /// The code of the number alone, where nothing is signed or that code has no room.
  private func code(for slip: Slip) -> QRCode? {
    guard sheet.size.columns >= 76, sheet.size.rows >= 24, reserved == 0 else { return nil }
    return QRCode(slip.number)
  }

  /// Columns that the number's code beside the text takes; 0 where there is none.
  func qrColumns(for slip: Slip) -> Int {
    code(for: slip).map { $0.dots.width + 2 } ?? 0
  }

  /// The number in large digits, the text below it, the code beside the text. Returns how many
  /// lines of the text are out of sight.
  mutating func slip(_ slip: Slip, _ lines: [(line: String, style: Style)], _ scrolled: Int) -> Int
  {
    let label = words(.number, language)
    put(label, row: top, column: margin, style: .strong)
    queryCode(slip, after: Cells.width(of: label))
    top += 1
    number(slip)
    gap()
    // The code brings its own quiet rows, so it may begin on the empty one.
    if let code = code(for: slip), code.lines.count <= rowsLeft + 1 {
      let left = sheet.size.columns - margin - code.dots.width
      put(code.lines, row: top - 1, column: left, style: .paper)
      caption(row: top - 1 + code.lines.count, left: left, columns: code.dots.width)
    }
    return prompts(lines, scrolled, keeping: 0)
  }

  /// The number as large as there is room: in a row, else its groups one below the other.
  private mutating func number(_ slip: Slip) {
    let groups = slip.grouped.split(separator: " ").map(String.init)
    if isRoomy, let digits = BigDigits.lines(of: slip.grouped, columns: columns, rows: 5) {
      put(digits, row: top, column: margin, style: .entry)
      top += digits.count
    } else if isRoomy, rowsLeft >= 18 {
      for digits in groups.compactMap({ BigDigits.lines(of: $0, columns: columns, rows: 3) }) {
        put(digits, row: top, column: margin, style: .entry)
        top += digits.count
      }
    } else {
      put(" \(slip.grouped) ", row: top, column: margin, style: .key)
      top += 1
    }
  }

  /// What the code is for, right below it; there it may share the hint's row.
  private mutating func caption(row: Int, left: Int, columns: Int) {
    let words = words(.scan, language)
    let column = left + max(0, columns - Cells.width(of: words)) / 2
    let hint = margin + Cells.width(of: self.words(.keepNumber, language))
    guard row < bottom || hint < column else { return }
    put(Cells.cut(words, to: columns), row: row, column: column)
  }

  /// Beside the number's label where there is room, else below it.
  private mutating func queryCode(_ slip: Slip, after label: Int) {
    guard let code = slip.queryCode else { return }
    let own = words(.queryCode, language)
    let width = Cells.width(of: own) + 3 + Cells.width(of: code)
    let fits = label + 3 + width <= columns
    if !fits { top += 1 }
    let column = margin + (fits ? label + 3 : 0)
    put(own, row: top, column: column, style: .strong)
    put(" \(code) ", row: top, column: column + Cells.width(of: own) + 1, style: .key)
  }
}
