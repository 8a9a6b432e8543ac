import Foundation
import Testing
import Tones

/// Keys on a line as telephones and networks spoil them, the same at every run.
struct NoisyLine: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var manner = ToneGenerator.Manner()
  /// Noise below the weaker tone, dB.
  var signalToNoise: Double?
  /// Steady tones beneath, hertz and dBm0.
  var beneath: [(hertz: Double, level: Double)] = []
  var offset = 0.0
  var law = CompandingLaw.none
  /// Milliseconds cut out of the middle of each press.
  var dropOut = 0.0
  var rate = 8000
  /// How much faster the line's clock runs than ours.
  var clock = 0.0

  init(_ description: String, _ change: (inout NoisyLine) -> Void = { _ in }) {
    testDescription = description
    (manner.rowLevel, manner.columnLevel) = (-10, -10)
    (manner.duration, manner.gap) = (0.05, 0.05)
    change(&self)
  }

  mutating func level(_ row: Double, _ column: Double) {
    (manner.rowLevel, manner.columnLevel) = (row, column)
  }

  mutating func off(_ row: Double, _ column: Double) {
    (manner.rowDeviation, manner.columnDeviation) = (row / 100, column / 100)
  }

  mutating func lasting(_ on: Double, _ gap: Double) {
    (manner.duration, manner.gap) = (on / 1000, gap / 1000)
  }

  /// The line with these keys, 60 ms of it before the first.
  func sound(of keys: String, seed: UInt64 = 1) -> [Int16] {
    var random = Random(state: seed)
    let generator = ToneGenerator(rate: Int((Double(rate) * (1 + clock)).rounded()))
    var sound = generator.silence(0.06)
    for key in keys {
      var manner = manner
      manner.rowPhase = 2 * .pi * random.uniform()
      manner.columnPhase = 2 * .pi * random.uniform()
      var press = generator.keys(String(key), manner)
      cut(&press)
      sound += press
      // A fraction of a hop, so that presses fall anywhere on the detector's grid.
      sound += generator.silence(0.004 * random.uniform())
    }
    sound += generator.silence(0.12)
    return spoil(sound, &random)
  }

  private func cut(_ press: inout [Int16]) {
    let length = Int(dropOut / 1000 * Double(rate))
    let middle = Int(manner.duration * Double(rate) / 2)
    for index in middle - length / 2..<middle - length / 2 + length { press[index] = 0 }
  }

  private func spoil(_ sound: [Int16], _ random: inout Random) -> [Int16] {
    let weaker = amplitude(min(manner.rowLevel, manner.columnLevel)) / 2.0.squareRoot()
    let noise = signalToNoise.map { weaker * pow(10, -$0 / 20) } ?? 0
    let phases = beneath.map { _ in 2 * .pi * random.uniform() }
    return sound.enumerated().map { index, sample in
      var value = Double(sample) + offset
      if noise > 0 { value += noise * random.normal() }
      for (tone, phase) in zip(beneath, phases) {
        let angle = 2 * Double.pi * tone.hertz * Double(index) / Double(rate) + phase
        value += amplitude(tone.level) * sin(angle)
      }
      return law.apply(Int16(max(-32768, min(32767, value.rounded()))))
    }
  }

  private func amplitude(_ level: Double) -> Double { 32767 * pow(10, (level - 3.14) / 20) }
}

/// ITU-T G.711 there and back.
enum CompandingLaw: Sendable {
  case none, a, µ

  func apply(_ sample: Int16) -> Int16 {
    let value = Int(sample)
    let sign = value < 0 ? -1 : 1
    switch self {
    case .none: return sample
    case .a:
      var step = 16
      while abs(value) >= 32 * step { step *= 2 }
      return Int16(clamping: sign * (abs(value) / step * step + step / 2))
    case .µ:
      let biased = min(abs(value), 32635) + 132
      var step = 8
      while biased >= 32 * step { step *= 2 }
      return Int16(clamping: sign * (biased / step * step + step / 2 - 132))
    }
  }
}

/// The same numbers at every run.
struct Random {
  var state: UInt64

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double((state ^ state >> 29) >> 11 & (1 << 42 - 1)) / Double(1 << 42)
  }

  mutating func normal() -> Double {
    (-2 * log(max(uniform(), 1e-12))).squareRoot() * cos(2 * .pi * uniform())
  }
}

let allKeys = "1234567890*#ABCD"

/// The keys heard on a line, as a string.
func keysHeard(_ sound: [Int16], rate: Int = 8000) -> String {
  String(KeyDetector.presses(in: sound, rate: rate).map(\.key))
}
