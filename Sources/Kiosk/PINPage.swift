import Dialogue
import Terminal

/// The page that asks staff for their PIN, to leave a locked kiosk.
struct PINPage {
  let entry: EntryLine
  let words: Words

  func drawn(size: Sheet.Size) -> Sheet {
    var page = PageDrawing(size: size, words: words, language: .chinese)
    page.keys([("*", .back)])
    page.hint(.enter)
    page.text(words(.staffPIN, .chinese), style: .strong)
    page.gap()
    page.entry(entry, masked: true)
    return page.sheet
  }
}
