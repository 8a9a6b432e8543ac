import Glibc

/// One sine: `Re(phasor · e^(jωt))`, t in samples from the start of a window.
struct Partial: Sendable {
  /// Radians a sample.
  var omega: Float
  var real: Float = 0
  var imaginary: Float = 0
  /// The phasor within the window's first and second half; equal for a steady tone.
  var halves: (first: Float, second: Float) = (0, 0)

  init(hertz: Double) {
    omega = Float(2 * Double.pi * hertz / 8000)
  }

  /// Peak amplitude squared.
  var square: Float { real * real + imaginary * imaginary }
  var hertz: Double { Double(omega) * 8000 / (2 * Double.pi) }

  /// Both halves of the window are this alike, 1 for the same, 0 where one is silent.
  var steadiness: Float {
    min(halves.first, halves.second) / max(halves.first, halves.second, 1e-9)
  }
}

/// A sine counted sample by sample, forwards or backwards in time.
struct Oscillator {
  private var real: Float
  private var imaginary: Float
  private let stepReal: Float
  private let stepImaginary: Float

  /// Starts at `time` samples into the partial's window.
  init(_ partial: Partial, at time: Int, backwards: Bool) {
    let angle = partial.omega * Float(time)
    let (cosine, sine) = (cos(angle), sin(angle))
    real = partial.real * cosine - partial.imaginary * sine
    imaginary = partial.real * sine + partial.imaginary * cosine
    stepReal = cos(partial.omega)
    stepImaginary = backwards ? -sin(partial.omega) : sin(partial.omega)
  }

  @inline(__always)
  mutating func next() -> Float {
    let value = real
    (real, imaginary) = (
      real * stepReal - imaginary * stepImaginary, real * stepImaginary + imaginary * stepReal
    )
    return value
  }
}
