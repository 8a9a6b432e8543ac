/// So many of so many, with what it says about the rate behind it.
public struct Proportion: Sendable, Hashable {
  public var hits: Int
  public var n: Int

  public init(_ hits: Int, of n: Int) {
    self.hits = hits
    self.n = n
  }

  /// nil where nothing was counted.
  public var rate: Double? { n > 0 ? Double(hits) / Double(n) : nil }

  /// Wilson's score interval of 95 %: it stays within 0 and 1 and holds for small numbers (E. B.
  /// Wilson, Journal of the American Statistical Association 22, 1927). nil where nothing was
  /// counted.
  public var interval: ClosedRange<Double>? {
    guard let rate else { return nil }
    let z = 1.959_963_984_540_054
    let n = Double(n)
    let shrink = 1 + z * z / n
    let centre = (rate + z * z / (2 * n)) / shrink
    let half = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot() / shrink
    return max(0, centre - half)...min(1, centre + half)
  }
}
