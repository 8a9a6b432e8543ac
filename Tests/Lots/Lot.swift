/// Draws by a seed: the same seed draws the same, on every machine (SplitMix64).
public struct Lot: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var key = state
    key = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ (key >> 27)) &* 0x94D0_49BB_1331_11EB
    return key ^ (key >> 31)
  }

  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True in so many of a hundred draws.
  public mutating func percent(_ share: Int) -> Bool { number(0...99) < share }

  public mutating func one<Element>(of elements: [Element]) -> Element {
    elements[number(0...(elements.count - 1))]
  }

  /// One element, drawn by the weights; nil where none has any.
  public mutating func one<Element>(of elements: [Element], by weight: (Element) -> Int) -> Element?
  {
    let total = elements.reduce(0) { $0 + weight($1) }
    guard total > 0 else { return nil }
    var left = number(0...(total - 1))
    for element in elements {
      left -= weight(element)
      if left < 0 { return element }
    }
    return nil
  }
}
