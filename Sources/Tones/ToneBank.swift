import Glibc

/// Power at the eight nominal tones over the last 12 ms, a hop of 4 ms at a time.
///
/// A cheap first look at every hop: it names a likely key and follows one that is held; whether it
/// is a key is for `ToneFitter` to say.
struct ToneBank: Sendable {
  static let hop = 32
  static let window = 96

  /// Energy of each tone within the window: rows in lanes 0–3, columns in lanes 4–7.
  private(set) var powers = SIMD8<Float>()
  /// Energy of the whole window.
  private(set) var energy: Float = 0

  private let cosines: [SIMD8<Float>]
  private let sines: [SIMD8<Float>]
  private let turn: Phasors
  private var newest = Phasors()
  private var middle = Phasors()
  private var oldest = Phasors()
  private var energies = SIMD4<Float>()

  init() {
    let angles = (KeyPad.rows + KeyPad.columns).map { 2 * Double.pi * $0 / 8000 }
    func lanes(_ value: (Double) -> Double) -> SIMD8<Float> {
      SIMD8(angles.map { Float(value($0)) })
    }
    cosines = (0..<Self.hop).map { time in lanes { cos($0 * Double(time)) } }
    sines = (0..<Self.hop).map { time in lanes { sin($0 * Double(time)) } }
    turn = Phasors(
      real: lanes { cos($0 * Double(Self.hop)) }, imaginary: lanes { sin($0 * Double(Self.hop)) })
  }

  /// Takes the next hop of samples with its energy; below `floor` it counts as silence.
  mutating func take(_ samples: UnsafePointer<Float>, energy hopEnergy: Float, floor: Float) {
    oldest = middle.turned(by: turn)
    middle = newest.turned(by: turn)
    newest = hopEnergy < floor ? Phasors() : sum(samples)
    energies = SIMD4(energies.y, energies.z, hopEnergy, 0)
    energy = energies.sum()
    let real = oldest.real + middle.real + newest.real
    let imaginary = oldest.imaginary + middle.imaginary + newest.imaginary
    powers = (real * real + imaginary * imaginary) * (2 / Float(Self.window))
  }

  /// The row and column that outweigh the others.
  var strongest: (row: Int, column: Int) {
    (strongest(from: 0), strongest(from: 4))
  }

  private func strongest(from first: Int) -> Int {
    var best = first
    for lane in first + 1..<first + 4 where powers[lane] > powers[best] { best = lane }
    return best - first
  }

  private func sum(_ samples: UnsafePointer<Float>) -> Phasors {
    var real = SIMD8<Float>()
    var imaginary = SIMD8<Float>()
    cosines.withUnsafeBufferPointer { cosines in
      sines.withUnsafeBufferPointer { sines in
        for time in 0..<Self.hop {
          let sample = SIMD8<Float>(repeating: samples[time])
          real += sample * cosines[time]
          imaginary -= sample * sines[time]
        }
      }
    }
    return Phasors(real: real, imaginary: imaginary)
  }
}

/// Eight complex numbers.
struct Phasors: Sendable {
  var real = SIMD8<Float>()
  var imaginary = SIMD8<Float>()

  @inline(__always)
  func turned(by other: Phasors) -> Phasors {
    Phasors(
      real: real * other.real - imaginary * other.imaginary,
      imaginary: real * other.imaginary + imaginary * other.real)
  }
}
