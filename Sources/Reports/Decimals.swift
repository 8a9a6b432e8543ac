import Foundation

/// Decimals as they are printed: the same digits whatever the machine's language.
enum Decimals {
  static func text(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
  }

  /// `85.7%`.
  static func percent(_ value: Double) -> String { text(value * 100, places: 1) + "%" }
}
