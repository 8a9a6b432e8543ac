/// Cuts what is fed, at any rate, into hops at 8 kHz.
struct LineInlet: Sendable {
  /// Samples a second of everything behind the inlet.
  static let rate = 8000

  private var resampler: Resampler?
  private var filter = LineFilter()
  private var pending = [Float](repeating: 0, count: ToneBank.hop)
  private var notched = [Float](repeating: 0, count: ToneBank.hop)
  private var count = 0

  /// Energy of a hop below which no key can be in it, −60 dBm0.
  private static let floor = Float(
    amplitude(dBm0: -60) * amplitude(dBm0: -60) / 2 * Double(ToneBank.hop))

  init(rate: Int) {
    resampler = rate == Self.rate ? nil : Resampler(from: rate, to: Self.rate)
  }

  /// Takes samples off the front until a hop is full; false when they are used up before.
  mutating func fill(from rest: inout Slice<UnsafeBufferPointer<Int16>>) -> Bool {
    while count < ToneBank.hop {
      if resampler == nil {
        let taken = min(ToneBank.hop - count, rest.count)
        guard taken > 0 else { return false }
        for (offset, sample) in rest.prefix(taken).enumerated() {
          pending[count + offset] = Float(sample)
        }
        rest = rest.dropFirst(taken)
        count += taken
      } else {
        guard let sample = resampler?.next(from: &rest) else { return false }
        pending[count] = sample
        count += 1
      }
    }
    count = 0
    return true
  }

  /// Filters the full hop: clean sound to `clean`, notched to the bank.
  mutating func deliver(clean: UnsafeMutablePointer<Float>, to bank: inout ToneBank) {
    pending.withUnsafeBufferPointer { pending in
      notched.withUnsafeMutableBufferPointer { notched in
        guard let input = pending.baseAddress, let spotted = notched.baseAddress else { return }
        let energy = filter.filter(input, count: ToneBank.hop, clean: clean, notched: spotted)
        bank.take(spotted, energy: energy, floor: Self.floor)
      }
    }
  }
}
