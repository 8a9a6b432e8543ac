import Foundation
import Testing
import Tones

/// What must not be heard as a key.
struct KeyRefusalTests {
  static let lines = [
    NoisyLine("of 23 ms") { $0.lasting(23, 60) },
    NoisyLine("of 23 ms, 20 ms apart") { $0.lasting(23, 20) },
    NoisyLine("of 22 ms in noise") {
      $0.lasting(22, 60)
      $0.signalToNoise = 9
    },
    NoisyLine("of 22 ms, clipped") {
      $0.lasting(22, 60)
      $0.level(3, 3)
    },
    NoisyLine("both tones 3.5 % high") { $0.off(3.5, 3.5) },
    NoisyLine("both tones 3.5 % low") { $0.off(-3.5, -3.5) },
    NoisyLine("3.5 % high on a clock 0.5 % slow") {
      $0.off(3.5, 3.5)
      $0.clock = -0.005
    },
    NoisyLine("only the row 3.5 % high") {
      $0.off(3.5, 0)
      $0.lasting(40, 40)
    },
    NoisyLine("only the row 3.5 % low") { $0.off(-3.5, 0) },
    NoisyLine("only the column 3.5 % high") {
      $0.off(0, 3.5)
      $0.lasting(40, 40)
    },
    NoisyLine("only the column 3.5 % low, in noise") {
      $0.off(0, -3.5)
      $0.signalToNoise = 12
    },
    NoisyLine("at -55 dBm0 a tone") { $0.level(-55, -55) },
    NoisyLine("of one tone") { $0.level(-10, -60) },
  ]

  @Test(arguments: lines)
  func `no key is heard of tones`(line: NoisyLine) {
    #expect(keysHeard(line.sound(of: allKeys)).isEmpty)
  }

  @Test(arguments: [
    [450.0], [350, 440], [440, 480], [480, 620], [1100], [2100], [1000], [697], [1633],
    [770, 852], [1209, 1477], [697, 770, 1336],
  ])
  func `no key is heard of the network's tones, fax, or tones that are no pair`(tones: [Double]) {
    for level in [3.0, -10, -30] {
      #expect(keysHeard(chord(tones, level: level, seconds: 0.35)).isEmpty)
    }
  }

  @Test func `no key is heard of noise`() {
    var random = Random(state: 4)
    let noise = (0..<80_000).map { _ in Int16(clamping: Int(3000 * random.normal())) }
    #expect(keysHeard(noise).isEmpty)
  }

  @Test func `no key is heard of an instrument that plays up and down`() {
    // Semitones from C4 to B6; each with its harmonics, so that many meet a row or a column.
    let scale = (60...95).flatMap { note -> [Int16] in
      let base = 440 * pow(2, Double(note - 69) / 12)
      return chord(harmonics(of: base), level: -15, seconds: 0.12)
    }
    #expect(keysHeard(scale).isEmpty)
  }

  /// Pulses of a gliding pitch through the resonances of a throat; real speech is tried by the
  /// prompts themselves, which the linter runs through the detector.
  @Test func `no key is heard of a voice`() {
    var random = Random(state: 9)
    var sound: [Int16] = []
    for _ in 0..<60 {
      sound += vowel(
        pitch: 90 + 200 * random.uniform(), glide: 80 * (random.uniform() - 0.5),
        throat: [300 + 500 * random.uniform(), 900 + 1300 * random.uniform(), 2600])
    }
    #expect(keysHeard(sound).isEmpty)
  }

  private func harmonics(of base: Double) -> [Double] {
    (1...6).map { base * Double($0) }.filter { $0 < 3600 }
  }

  /// Tones together, each harmonic of the first weaker by its number where it is one.
  private func chord(_ tones: [Double], level: Double, seconds: Double) -> [Int16] {
    let generator = ToneGenerator()
    var sum = [Int](repeating: 0, count: Int(seconds * 8000))
    for (index, tone) in tones.enumerated() {
      let weaker = tones.count > 3 ? 20 * log10(Double(index + 1)) : 0
      let wave = generator.sine(tone, level: level - weaker, duration: seconds)
      for (place, sample) in wave.enumerated() { sum[place] += Int(sample) }
    }
    return sum.map { Int16(clamping: $0) } + generator.silence(0.05)
  }

  private func vowel(pitch: Double, glide: Double, throat: [Double]) -> [Int16] {
    var (phase, pitch) = (0.0, pitch)
    var states = throat.map { _ in (0.0, 0.0) }
    let sound = (0..<1600).map { _ -> Double in
      phase += pitch / 8000
      pitch += glide / 8000
      var sample = phase >= 1 ? 1.0 : 0
      phase -= phase.rounded(.down)
      for (index, hertz) in throat.enumerated() {
        let radius = exp(-Double.pi * 90 / 8000)
        let (last, before) = states[index]
        sample += 2 * radius * cos(2 * .pi * hertz / 8000) * last - radius * radius * before
        states[index] = (sample, last)
      }
      return sample
    }
    let peak = sound.map(abs).max() ?? 1
    return sound.map { Int16($0 / max(peak, 1e-9) * 12000) }
  }
}
