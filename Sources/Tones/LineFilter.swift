import Glibc

/// Takes what a line adds out of the sound before tones are looked for.
///
/// DC and mains hum go first; the result is what the tones are measured in. The second output has
/// China's 450 Hz dial tone notched out as well and is only good for spotting tones.
///
/// Four second-order sections stand in a row, one a lane, each a sample behind the one before it:
/// the processor works on all at once. The clean sound is 2 samples late, the notched 3.
struct LineFilter: Sendable {
  private let b0: SIMD4<Float>
  private let b1: SIMD4<Float>
  private let b2: SIMD4<Float>
  private let a1: SIMD4<Float>
  private let a2: SIMD4<Float>
  private var first = SIMD4<Float>()
  private var second = SIMD4<Float>()
  private var output = SIMD4<Float>()

  init() {
    let sections = [
      Section(zeroAt: 0, poleAt: 42, radius: 0.967),
      Section(zeroAt: 50, poleAt: 50, radius: 0.96),
      Section(zeroAt: 100, poleAt: 100, radius: 0.96),
      Section(zeroAt: 450, poleAt: 450, radius: 0.85),
    ]
    func lanes(_ coefficient: (Section) -> Double) -> SIMD4<Float> {
      SIMD4(sections.map { Float(coefficient($0)) })
    }
    b0 = lanes { $0.gain }
    b1 = lanes { $0.gain * $0.zeros.one }
    b2 = lanes { $0.gain * $0.zeros.two }
    a1 = lanes { $0.poles.one }
    a2 = lanes { $0.poles.two }
  }

  /// Filters `count` samples; returns the energy of the notched ones.
  mutating func filter(
    _ input: UnsafePointer<Float>, count: Int,
    clean: UnsafeMutablePointer<Float>, notched: UnsafeMutablePointer<Float>
  ) -> Float {
    var energy: Float = 0
    var (first, second, output) = (first, second, output)
    for index in 0..<count {
      let samples = SIMD4(input[index], output.x, output.y, output.z)
      output = b0 * samples + first
      first = b1 * samples - a1 * output + second
      second = b2 * samples - a2 * output
      clean[index] = output.z
      notched[index] = output.w
      energy += output.w * output.w
    }
    (self.first, self.second, self.output) = (first, second, output)
    return energy
  }
}

/// A pair of zeros on the unit circle and a pair of poles inside it; hertz at 8 kHz. The smaller
/// the radius, the wider the notch and the shorter its ringing.
private struct Section {
  let zeros: (one: Double, two: Double)
  let poles: (one: Double, two: Double)
  /// Makes 1 kHz pass unchanged.
  let gain: Double

  init(zeroAt zero: Double, poleAt pole: Double, radius: Double) {
    let step = 2 * Double.pi / 8000
    zeros = (-2 * cos(step * zero), 1)
    poles = (-2 * radius * cos(step * pole), radius * radius)
    gain = Self.magnitude(poles, step * 1000) / Self.magnitude(zeros, step * 1000)
  }

  /// `|1 + one·z⁻¹ + two·z⁻²|` at this angle.
  private static func magnitude(_ pair: (one: Double, two: Double), _ angle: Double) -> Double {
    let real = 1 + pair.one * cos(angle) + pair.two * cos(2 * angle)
    let imaginary = pair.one * sin(angle) + pair.two * sin(2 * angle)
    return (real * real + imaginary * imaginary).squareRoot()
  }
}
