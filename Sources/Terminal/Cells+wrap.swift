/// Lines of text that fit a width.
extension Cells {
  /// Punctuation that does not begin a line (GB/T 15834: 标点符号用法, position of marks).
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "”", "’", "…", "%", ")",
    ",", ".", ";", ":", "?", "!", "】", "〉", "·",
  ]

  /// `text` in lines of at most `cells`, broken at spaces and between Chinese characters; a line
  /// feed in it breaks too. A closing mark stays with what it closes. Never fewer than one line.
  public static func wrapped(_ text: String, to cells: Int) -> [String] {
    guard cells > 1 else { return [""] }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrappedLine($0, to: cells) }
  }

  private static func wrappedLine(_ text: Substring, to cells: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: text) {
      if width(of: line) + width(of: piece.trimmingEnd()) <= cells {
        line += piece
        continue
      }
      if !line.isEmpty { lines.append(line.trimmingEnd()) }
      line = piece
      while width(of: line) > cells {
        let head = cut(line, to: cells)
        guard !head.isEmpty else { break }
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    lines.append(line.trimmingEnd())
    return lines
  }

  /// What may not be torn: a Latin word with the spaces after it, a Chinese character with the
  /// marks after it.
  private static func pieces(of text: Substring) -> [String] {
    var pieces: [String] = []
    var last: Character = " "
    for character in text {
      let wide = width(of: character) > 1
      let joins =
        !pieces.isEmpty
        && (closing.contains(character) || character == " "
          || (!wide && last != " " && width(of: last) < 2))
      if joins {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      last = character
    }
    return pieces
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
