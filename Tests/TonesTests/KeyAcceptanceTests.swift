import Testing

/// What must be heard: ITU-T Q.24, ETSI ES 201 235-3 and the hotline's own figures.
struct KeyAcceptanceTests {
  static let lines = [
    NoisyLine("of 40 ms, 40 ms apart") { $0.lasting(40, 40) },
    NoisyLine("of 100 ms") { $0.lasting(100, 60) },
    NoisyLine("at +3 dBm0 a tone, clipped") {
      $0.level(3, 3)
      $0.lasting(40, 40)
    },
    NoisyLine("at 0 dBm0 a tone") { $0.level(0, 0) },
    NoisyLine("at -25 dBm0 a tone") { $0.level(-25, -25) },
    NoisyLine("at -36 dBm0 a tone") {
      $0.level(-36, -36)
      $0.lasting(40, 40)
    },
    NoisyLine("with the row 8 dB louder") {
      $0.level(-6, -14)
      $0.lasting(40, 40)
    },
    NoisyLine("with the column 6 dB louder") {
      $0.level(-14, -8)
      $0.lasting(40, 40)
    },
    NoisyLine("with the column 8 dB louder") { $0.level(-14, -6) },
    NoisyLine("both tones 1.5 % high") {
      $0.off(1.5, 1.5)
      $0.lasting(40, 40)
    },
    NoisyLine("both tones 1.5 % low") {
      $0.off(-1.5, -1.5)
      $0.lasting(40, 40)
    },
    NoisyLine("the row 1.8 % low, the column 1.8 % high") { $0.off(-1.8, 1.8) },
    NoisyLine("the row 1.8 % high, the column 1.8 % low") { $0.off(1.8, -1.8) },
    NoisyLine("1.5 % high on a clock 0.5 % fast") {
      $0.off(1.5, 1.5)
      $0.clock = 0.005
    },
    NoisyLine("1.5 % low on a clock 0.5 % slow") {
      $0.off(-1.5, -1.5)
      $0.clock = -0.005
    },
    NoisyLine("in white noise 9 dB below each tone") { $0.signalToNoise = 9 },
    NoisyLine("in white noise 6 dB below each tone") { $0.signalToNoise = 6 },
    NoisyLine("over the dial tone of 450 Hz") {
      $0.beneath = [(450, -10)]
      $0.lasting(40, 40)
    },
    NoisyLine("15 dB below a dial tone of 425 Hz") {
      $0.level(-25, -25)
      $0.beneath = [(425, -10)]
    },
    NoisyLine("over mains hum") { $0.beneath = [(50, -10), (100, -16)] },
    NoisyLine("on a line with DC") {
      $0.level(-25, -25)
      $0.offset = 3000
    },
    NoisyLine("in A-law") {
      $0.level(-30, -30)
      $0.law = .a
    },
    NoisyLine("in µ-law") {
      $0.level(-30, -30)
      $0.law = .µ
    },
    NoisyLine("with a drop-out of 5 ms") {
      $0.dropOut = 5
      $0.lasting(100, 60)
    },
    NoisyLine("with a drop-out of 20 ms") {
      $0.dropOut = 20
      $0.lasting(120, 60)
    },
    NoisyLine("at 16 kHz") { $0.rate = 16000 },
    NoisyLine("at 44.1 kHz") { $0.rate = 44100 },
    NoisyLine("at 48 kHz") { $0.rate = 48000 },
  ]

  @Test(arguments: lines)
  func `all sixteen keys are heard, once each`(line: NoisyLine) {
    #expect(keysHeard(line.sound(of: allKeys), rate: line.rate) == allKeys)
  }

  @Test(arguments: [40.0, 30])
  func `presses of one key so many milliseconds apart stay apart`(gap: Double) {
    let line = NoisyLine("") { $0.lasting(50, gap) }
    #expect(keysHeard(line.sound(of: "7777##")) == "7777##")
  }

  @Test func `a second key that begins before the first ends is heard after it`() {
    let line = NoisyLine("") { $0.lasting(100, 0) }
    var sound = [Int](repeating: 0, count: 2400)
    for (index, sample) in line.sound(of: "2").enumerated() { sound[index] += Int(sample) }
    for (index, sample) in line.sound(of: "9").prefix(1700).enumerated() {
      sound[640 + index] += Int(sample)
    }
    #expect(keysHeard(sound.map { Int16(clamping: $0) }) == "29")
  }
}
