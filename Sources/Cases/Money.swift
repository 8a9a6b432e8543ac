/// Amounts of money: fen as integers inside, yuan with two decimals outside.
public enum Money {
  /// `12.05` for 1205 fen.
  public static func text(fen: Int) -> String {
    let cents = abs(fen) % 100
    return "\(fen < 0 ? "-" : "")\(abs(fen) / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// Fen of `12`, `12.5` or `12.05` yuan; nil where it is no amount from 0 up.
  public static func fen(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let yuan = digits(parts[0]), yuan < 1_000_000_000 else {
      return nil
    }
    guard parts.count == 2 else { return yuan * 100 }
    guard (1...2).contains(parts[1].utf8.count), let cents = digits(parts[1]) else { return nil }
    return yuan * 100 + (parts[1].utf8.count == 1 ? cents * 10 : cents)
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
