/// A key that the bank finds likely, hop after hop.
struct Candidate: Sendable {
  private(set) var index = -1
  private var hops = 0
  private var dueAt = 0

  /// Weakest tone looked at, with room for what an off-frequency tone loses in the bank.
  private static let weakest = Float(
    0.25 * amplitude(dBm0: -49) * amplitude(dBm0: -49) / 2 * Double(ToneBank.window))

  /// Notes what the bank finds likely now.
  mutating func follow(_ bank: ToneBank, at time: Int) {
    let (row, column) = bank.strongest
    let (low, high) = (bank.powers[row], bank.powers[4 + column])
    guard min(low, high) > Self.weakest, low + high > 0.35 * bank.energy,
      low < 40 * high, high < 40 * low
    else {
      self = Candidate()
      return
    }
    if 4 * row + column != index {
      self = Candidate()
      index = 4 * row + column
    }
    hops += 1
  }

  /// The bank has said the same for 20 ms, so that the last 24 ms are likely all tone.
  func isDue(at time: Int) -> Bool { hops >= 5 && time >= dueAt }

  mutating func wait(until time: Int) { dueAt = time }
}
