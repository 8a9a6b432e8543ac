/// A key that was reported and is held, or went a moment ago.
struct HeldKey: Sendable {
  let index: Int
  let start: Int
  /// Where its tone ended, while that may still be a drop-out.
  private(set) var end: Int?
  /// Its tones as they last were, and the sample where the window measured began.
  private(set) var last: (fit: ToneFitter.Fit, from: Int)?
  /// Power of its tones in the bank while it was last heard.
  fileprivate var row: Float
  fileprivate var column: Float

  init(index: Int, start: Int, _ bank: ToneBank) {
    self.index = index
    self.start = start
    row = bank.powers[index / 4]
    column = bank.powers[4 + index % 4]
  }

  /// Its tone ended at this sample, as far as one can tell yet.
  mutating func fade(at end: Int, last: (fit: ToneFitter.Fit, from: Int)?) {
    self.end = end
    self.last = last
  }

  /// Goes along with slow changes of level.
  mutating func follow(_ bank: ToneBank) {
    row += 0.1 * (bank.powers[index / 4] - row)
    column += 0.1 * (bank.powers[4 + index % 4] - column)
  }
}

extension ToneBank {
  /// The key's tones are still there, neither 6 dB weaker than before.
  func carries(_ key: HeldKey) -> Bool {
    powers[key.index / 4] > 0.25 * key.row && powers[4 + key.index % 4] > 0.25 * key.column
  }
}
