/// A decimal number as it was written: trailing zeros of the fraction are kept, because `2.50` is
/// said with its zero.
struct Figure {
  /// Below zero; never for a zero.
  let isNegative: Bool
  /// The part before the point, at most 16 digits.
  let integer: UInt64
  /// The digits after the point, each 0–9; empty without a point.
  let fraction: [Int]

  /// The first two digits of the fraction; nil where a finer one is not zero.
  var hundredths: (tenths: Int, hundredths: Int)? {
    guard fraction.dropFirst(2).allSatisfy({ $0 == 0 }) else { return nil }
    return (fraction.first ?? 0, fraction.count > 1 ? fraction[1] : 0)
  }

  /// Without its sign.
  var magnitude: Figure { Figure(integer: integer, fraction: fraction) }

  init(_ kind: SayKind, _ value: String) throws(PhrasingError) {
    let unsigned = value.hasPrefix("-") ? value.dropFirst() : value[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard value.utf8.count <= 40, (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else {
      throw .malformed(
        kind, value, "this is no decimal number",
        remedy: "write digits with at most one point, such as 12.05 or -3")
    }
    let significant = parts[0].drop { $0 == "0" }
    let fraction = parts.count == 2 ? parts[1].utf8.map { Int($0) - 48 } : []
    guard significant.utf8.count <= 16, fraction.count <= 16 else {
      throw .malformed(
        kind, value, "nobody can follow so many digits",
        remedy: "use at most 16 digits before and after the point")
    }
    self.integer = UInt64(significant) ?? 0
    self.fraction = fraction
    self.isNegative = value.hasPrefix("-") && (integer > 0 || fraction.contains { $0 > 0 })
  }

  /// A whole number.
  init(_ integer: UInt64) { self.init(integer: integer, fraction: []) }

  private init(integer: UInt64, fraction: [Int]) {
    self.isNegative = false
    self.integer = integer
    self.fraction = fraction
  }
}

/// An ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
