import Glibc

/// Fits the two sines of a key, and the 450 Hz dial tone where there is one, to 24 ms of sound.
///
/// Each sine in turn is measured in what the others leave over (relaxation): its phase's advance
/// from segment to segment gives the frequency to a fraction of a hertz, where a filter of this
/// length would only give 40 Hz.
struct ToneFitter: Sendable {
  static let length = 192
  private static let vectors = length / 8
  private static let vectorsPerSegment = 4

  private var residue = [SIMD8<Float>](repeating: SIMD8(), count: vectors)

  /// What the window holds: the tones and what they do not explain.
  struct Fit: Sendable {
    var row: Partial
    var column: Partial
    var dial: Partial?
    /// Energy left over.
    var residue: Float

    /// Share of the energy, the dial tone apart, that the two tones make up.
    var share: Float {
      let tones = (row.square + column.square) * Float(ToneFitter.length) / 2
      return tones / (tones + residue)
    }
  }

  /// Fits tones near these hertz to the `length` samples at `window`.
  mutating func fit(_ window: UnsafePointer<Float>, row: Double, column: Double) -> Fit {
    let raw = UnsafeRawPointer(window)
    for index in 0..<Self.vectors {
      residue[index] = raw.loadUnaligned(fromByteOffset: 32 * index, as: SIMD8<Float>.self)
    }
    let total = leftOver
    var (row, column) = (Partial(hertz: row), Partial(hertz: column))
    var dial = Partial(hertz: 450)
    measure(&dial, lag: 1)
    let hasDial = dial.square * Float(Self.length) / 2 > 0.05 * total
    if !hasDial { exchange(dial, for: Partial(hertz: 450)) }
    for round in 0..<3 {
      let lag = round == 0 ? 1 : 3
      if hasDial, round > 0 { measure(&dial, lag: lag) }
      measure(&row, lag: lag)
      measure(&column, lag: lag)
    }
    var fit = Fit(row: row, column: column, dial: nil, residue: leftOver)
    guard hasDial else { return fit }
    if abs(dial.hertz - 450) < 35 {
      fit.dial = dial
    } else {
      fit.residue += dial.square * Float(Self.length) / 2
    }
    return fit
  }

  private var leftOver: Float {
    var sum = SIMD8<Float>()
    for vector in residue { sum += vector * vector }
    return sum.sum()
  }

  /// Measures one sine anew in the residue with its last estimate put back, and takes it out.
  private mutating func measure(_ partial: inout Partial, lag: Int) {
    var real = SIMD8<Float>()
    var imaginary = SIMD8<Float>()
    var wave = Wave(partial)
    residue.withUnsafeBufferPointer { residue in
      for segment in 0..<6 {
        var (cosines, sines) = (SIMD8<Float>(), SIMD8<Float>())
        for index in 0..<Self.vectorsPerSegment {
          let vector = residue[segment * Self.vectorsPerSegment + index] + wave.samples
          cosines += vector * wave.cosines
          sines -= vector * wave.sines
          wave.advance()
        }
        real[segment] = cosines.sum()
        imaginary[segment] = sines.sum()
      }
    }
    let last = partial
    partial.update(real, imaginary, lag: lag)
    exchange(last, for: partial)
  }

  /// Puts one sine back into the residue and takes another out.
  private mutating func exchange(_ last: Partial, for next: Partial) {
    var lastWave = Wave(last)
    var nextWave = Wave(next)
    residue.withUnsafeMutableBufferPointer { residue in
      for index in 0..<Self.vectors {
        residue[index] += lastWave.samples - nextWave.samples
        lastWave.advance()
        nextWave.advance()
      }
    }
  }
}

extension Partial {
  /// Takes over frequency and phasor from the sums of six segments of 4 ms.
  ///
  /// A lag of one segment tells ±125 Hz apart, one of three is the finer.
  fileprivate mutating func update(_ real: SIMD8<Float>, _ imaginary: SIMD8<Float>, lag: Int) {
    var (alike, ahead): (Float, Float) = (0, 0)
    for segment in 0..<6 - lag {
      let (a, b) = (real[segment], imaginary[segment])
      let (c, d) = (real[segment + lag], imaginary[segment + lag])
      alike += c * a + d * b
      ahead += d * a - c * b
    }
    let drift = atan2(ahead, alike) / Float(32 * lag)
    omega += drift
    var (cosine, sine) = (cos(drift * 15.5), -sin(drift * 15.5))
    let (stepCosine, stepSine) = (cos(drift * 32), -sin(drift * 32))
    var sums: (Float, Float, Float, Float) = (0, 0, 0, 0)
    for segment in 0..<6 {
      let turnedReal = real[segment] * cosine - imaginary[segment] * sine
      let turnedImaginary = real[segment] * sine + imaginary[segment] * cosine
      if segment < 3 {
        (sums.0, sums.1) = (sums.0 + turnedReal, sums.1 + turnedImaginary)
      } else {
        (sums.2, sums.3) = (sums.2 + turnedReal, sums.3 + turnedImaginary)
      }
      (cosine, sine) = (
        cosine * stepCosine - sine * stepSine, cosine * stepSine + sine * stepCosine
      )
    }
    let scale = 2 / Float(ToneFitter.length)
    self.real = (sums.0 + sums.2) * scale
    self.imaginary = (sums.1 + sums.3) * scale
    halves.first = (sums.0 * sums.0 + sums.1 * sums.1).squareRoot()
    halves.second = (sums.2 * sums.2 + sums.3 * sums.3).squareRoot()
  }
}

/// A partial, eight samples at a time, with the cosines and sines it is made of.
private struct Wave {
  private(set) var cosines = SIMD8<Float>()
  private(set) var sines = SIMD8<Float>()
  private let real: Float
  private let imaginary: Float
  private let stepCosine: Float
  private let stepSine: Float

  init(_ partial: Partial) {
    (real, imaginary) = (partial.real, partial.imaginary)
    let (cosine, sine) = (cos(partial.omega), sin(partial.omega))
    var (x, y): (Float, Float) = (1, 0)
    for lane in 0..<8 {
      cosines[lane] = x
      sines[lane] = y
      (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
    }
    stepCosine = x
    stepSine = y
  }

  var samples: SIMD8<Float> {
    @inline(__always) get { cosines * real - sines * imaginary }
  }

  @inline(__always)
  mutating func advance() {
    (cosines, sines) = (
      cosines * stepCosine - sines * stepSine, cosines * stepSine + sines * stepCosine
    )
  }
}
