import Glibc

/// Hears the exchange's busy tone, which tells that the caller is gone where a line has no better
/// signal: 450 ± 25 Hz, 350 ms on and off (GB/T 3380), or 700 ms each (congestion).
public struct BusyTone: Sendable {
  /// Seconds of one frame.
  private static let frame = 0.025
  /// Frames of a tone or a pause of the cadence: 250 to 800 ms.
  private static let spell = 10...32
  /// So many tones and pauses in a row are no accident: three of each.
  private static let enough = 6

  /// The busy tone has been heard.
  public private(set) var isHeard = false

  private let length: Int
  private let steps: SIMD4<Double>
  private var first = SIMD4<Double>()
  private var second = SIMD4<Double>()
  private var energy = 0.0
  private var count = 0
  private var isOn = false
  private var frames = 0
  private var lastSpell = 0
  private var spells = 0

  /// A listener for sound of this many samples a second.
  public init(rate: Int = 8000) {
    length = max(1, Int((Double(rate) * Self.frame).rounded()))
    steps = SIMD4(
      [430.0, 445, 460, 475].map { 2 * cos(2 * Double.pi * $0 / Double(max(rate, 1))) })
  }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: [Int16]) {
    samples.withUnsafeBufferPointer { feed($0) }
  }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: UnsafeBufferPointer<Int16>) {
    for sample in samples {
      let value = Double(sample)
      (first, second) = (steps * first - second + SIMD4(repeating: value), first)
      energy += value * value
      count += 1
      if count == length { endFrame() }
    }
  }

  private mutating func endFrame() {
    let powers = first * first + second * second - steps * first * second
    let loud = energy / Double(length) > amplitude(dBm0: -40) * amplitude(dBm0: -40) / 2
    let hears = loud && powers.max() * 2 / Double(length) > 0.75 * energy
    (first, second, energy, count) = (SIMD4(), SIMD4(), 0, 0)
    guard hears != isOn else {
      frames = min(frames + 1, 1000)
      return
    }
    let alike = abs(frames - lastSpell) <= 2 + lastSpell / 5
    let fits = Self.spell.contains(frames)
    spells = fits ? (spells > 0 && !alike ? 1 : spells + 1) : 0
    if spells >= Self.enough { isHeard = true }
    (lastSpell, frames, isOn) = (frames, 1, hears)
  }
}
