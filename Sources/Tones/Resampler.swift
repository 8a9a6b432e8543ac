import Glibc

/// Brings a stream of sound to another rate, by windowed sinc.
///
/// The stream's first sample stays first: the filter's delay is taken out again, so that it needs
/// a few samples more before the last ones come.
public struct Resampler: Sendable {
  /// Crossings of zero on either side of the filter's middle.
  private static let crossings = 12.0
  private static let mostPhases = 512
  /// Bounds what a file may claim its rate to be; enough for 1.2 MHz.
  private static let longestHalf = 2048

  private let step: Int
  private let phases: Int
  private let length: Int
  private let taps: [Float]
  /// The last `length` samples, twice over, so that they always lie in one piece.
  private var ring: [Float]
  private var place = 0
  /// Samples still needed before the next one can be made.
  private var missing: Int
  private var phase = 0

  /// From one rate to another, in samples a second.
  public init(from source: Int, to target: Int) {
    let (source, target) = (max(source, 1), max(target, 1))
    var (divisor, rest) = (source, target)
    while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
    phases = target / divisor
    step = source / divisor
    let cutoff = 0.94 * min(1, Double(target) / Double(source))
    let half = min(Int((Self.crossings / cutoff).rounded(.up)), Self.longestHalf)
    length = 2 * half
    taps = Self.filter(phases: min(phases, Self.mostPhases), half: half, cutoff: cutoff)
    ring = [Float](repeating: 0, count: 4 * half)
    missing = half + 1
  }

  /// All of a recording at the other rate.
  public static func resample(_ samples: [Int16], from source: Int, to target: Int) -> [Int16] {
    guard source != target else { return samples }
    var resampler = Resampler(from: source, to: target)
    let count = samples.count * target / max(source, 1)
    var result: [Int16] = []
    result.reserveCapacity(count)
    func take(_ part: [Int16]) {
      part.withUnsafeBufferPointer { buffer in
        var rest = buffer[...]
        while result.count < count, let sample = resampler.next(from: &rest) {
          result.append(Int16(clamping: Int(sample.rounded())))
        }
      }
    }
    take(samples)
    take([Int16](repeating: 0, count: resampler.length))
    return result
  }

  /// The next sample, as many taken off the front as it needs; nil when they do not suffice.
  public mutating func next(from rest: inout Slice<UnsafeBufferPointer<Int16>>) -> Float? {
    while missing > 0 {
      guard let sample = rest.popFirst() else { return nil }
      ring[place] = Float(sample)
      ring[place + length] = Float(sample)
      place = place + 1 == length ? 0 : place + 1
      missing -= 1
    }
    let row = phases <= Self.mostPhases ? phase : phase * Self.mostPhases / phases
    var sum: Float = 0
    ring.withUnsafeBufferPointer { ring in
      taps.withUnsafeBufferPointer { taps in
        for tap in 0..<length { sum += ring[place + tap] * taps[row * length + tap] }
      }
    }
    phase += step
    missing = phase / phases
    phase %= phases
    return sum
  }

  /// One row of taps for each position between two samples, Blackman-windowed.
  private static func filter(phases: Int, half: Int, cutoff: Double) -> [Float] {
    (0..<phases).flatMap { phase in
      let taps = (0..<2 * half).map { tap -> Double in
        let distance = Double(tap - half + 1) - Double(phase) / Double(phases)
        let place = distance / Double(half)
        guard abs(place) < 1 else { return 0 }
        let window = 0.42 + 0.5 * cos(.pi * place) + 0.08 * cos(2 * .pi * place)
        let angle = Double.pi * distance * cutoff
        return window * (angle == 0 ? 1 : sin(angle) / angle)
      }
      let sum = taps.reduce(0, +)
      return taps.map { Float($0 / sum) }
    }
  }
}
