import Foundation

/// Decimals as they are printed: the same digits whatever the machine's language.
enum Decimals {
  static func text(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
  }

  /// `85.7%`.
  static func percent(_ value: Double) -> String { text(value * 100, places: 1) + "%" }

  /// Fen as yuan: `20.00`.
  static func yuan(_ fen: Int) -> String {
    let cents = abs(fen) % 100
    return "\(fen < 0 ? "-" : "")\(abs(fen) / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
