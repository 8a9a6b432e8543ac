import Dialogue
import Terminal

/// The page that announces the time-out: seconds as large as they go, and that any key goes on.
struct WarningPage {
  let seconds: Int
  let words: Words
  let language: Language

  func drawn(size: Sheet.Size) -> Sheet {
    var page = PageDrawing(size: size, words: words, language: language)
    page.keys([])
    page.notice(words(.stillThere, language))
    page.text(words(.anyKey, language), style: .strong)
    page.gap()
    let text = String(seconds)
    if let digits = BigDigits.lines(of: text, columns: page.columns, rows: min(10, page.rowsLeft)) {
      let left = (size.columns - (digits.first.map { Cells.width(of: $0) } ?? 0)) / 2
      page.put(digits, row: page.top, column: left, style: .entry)
    } else {
      page.text(text, style: .entry)
    }
    return page.sheet
  }
}
