import Glibc

/// Takes what a line adds out of the sound before tones are looked for.
///
/// Mains hum and DC go first; the result is what the tones are measured in. The second output has
/// China's 450 Hz dial tone notched out as well and is only good for spotting tones.
struct LineFilter: Sendable {
  private var offset = Section(zeroAt: 0, poleAt: 60)
  private var hum = Section(notchAt: 50, radius: 0.96)
  private var ripple = Section(notchAt: 100, radius: 0.96)
  private var dialLow = Section(notchAt: 438, radius: 0.93)
  private var dialHigh = Section(notchAt: 462, radius: 0.93)

  /// Filters `count` samples; returns the energy of the notched ones.
  mutating func filter(
    _ input: UnsafePointer<Float>, count: Int,
    clean: UnsafeMutablePointer<Float>, notched: UnsafeMutablePointer<Float>
  ) -> Float {
    var energy: Float = 0
    var (first, second, third) = (offset, hum, ripple)
    var (fourth, fifth) = (dialLow, dialHigh)
    for index in 0..<count {
      let sample = third.step(second.step(first.step(input[index])))
      let spotted = fifth.step(fourth.step(sample))
      clean[index] = sample
      notched[index] = spotted
      energy += spotted * spotted
    }
    (offset, hum, ripple) = (first, second, third)
    (dialLow, dialHigh) = (fourth, fifth)
    return energy
  }
}

/// A second-order section, transposed direct form II.
private struct Section: Sendable {
  private let b1: Float
  private let b2: Float
  private let a1: Float
  private let a2: Float
  private let gain: Float
  private var first: Float = 0
  private var second: Float = 0

  /// High-pass with a pair of zeros and a Butterworth pair of poles, unity far above; hertz.
  init(zeroAt zero: Double, poleAt pole: Double) {
    let radius = exp(-2 * Double.pi * pole / 8000 / 2.0.squareRoot())
    let angle = 2 * Double.pi * pole / 8000 / 2.0.squareRoot()
    self.init(zero: 2 * Double.pi * zero / 8000, poleAngle: angle, radius: radius, unityAt: .pi / 4)
  }

  /// A notch whose poles stand behind its zeros; the smaller the radius, the wider and shorter.
  init(notchAt frequency: Double, radius: Double) {
    let angle = 2 * Double.pi * frequency / 8000
    self.init(zero: angle, poleAngle: angle, radius: radius, unityAt: .pi / 3)
  }

  private init(zero: Double, poleAngle: Double, radius: Double, unityAt angle: Double) {
    let zeros = (-2 * cos(zero), 1.0)
    let poles = (-2 * radius * cos(poleAngle), radius * radius)
    func magnitude(_ one: Double, _ two: Double) -> Double {
      let real = 1 + one * cos(angle) + two * cos(2 * angle)
      let imaginary = one * sin(angle) + two * sin(2 * angle)
      return (real * real + imaginary * imaginary).squareRoot()
    }
    let scale = magnitude(poles.0, poles.1) / magnitude(zeros.0, zeros.1)
    gain = Float(scale)
    b1 = Float(zeros.0)
    b2 = Float(zeros.1)
    a1 = Float(poles.0)
    a2 = Float(poles.1)
  }

  @inline(__always)
  mutating func step(_ sample: Float) -> Float {
    let input = sample * gain
    let output = input + first
    first = b1 * input - a1 * output + second
    second = b2 * input - a2 * output
    return output
  }
}
