import Testing
import Tones

/// When keys are told, and where their edges are.
struct KeyTimingTests {
  @Test(arguments: [
    NoisyLine("clean"), NoisyLine("in noise") { $0.signalToNoise = 9 },
    NoisyLine("off") { $0.off(-1.8, 1.8) },
  ])
  func `a press is told within 40 ms of its start`(line: NoisyLine) {
    let sound = line.sound(of: "5#1D")
    var detector = KeyDetector()
    var told = 0
    for end in stride(from: 16, through: sound.count, by: 16) {
      for event in detector.feed(sound[end - 16..<end]) {
        guard case .pressed(_, let start) = event else { continue }
        told += 1
        #expect(end - start <= 320)
      }
    }
    #expect(told == 4)
  }

  @Test(arguments: [8000, 44100])
  func `start and end of a press are right to 3 ms`(rate: Int) {
    let generator = ToneGenerator(rate: rate)
    var manner = ToneGenerator.Manner()
    manner.duration = 0.083
    let sound = generator.silence(0.217) + generator.keys("8", manner) + generator.silence(0.1)
    let presses = KeyDetector.presses(in: sound, rate: rate)
    #expect(presses.count == 1)
    for press in presses {
      #expect(abs(press.start - 217) <= 3)
      #expect(abs(press.end - 300) <= 3)
    }
  }

  @Test func `a key still down at the end of a recording goes up there`() {
    let sound = NoisyLine("") { $0.lasting(300, 0) }.sound(of: "0").prefix(480 + 1600)
    let presses = KeyDetector.presses(in: Array(sound))
    #expect(presses.map(\.key) == ["0"])
    #expect(presses.allSatisfy { abs($0.end - 260) <= 3 })
  }

  @Test(arguments: [1, 7, 160, 1000])
  func `how the stream is cut makes no difference`(size: Int) {
    let sound = NoisyLine("").sound(of: "1#00*")
    var whole = KeyDetector()
    var cut = KeyDetector()
    var events: [KeyEvent] = []
    for start in stride(from: 0, to: sound.count, by: size) {
      events += cut.feed(sound[start..<min(start + size, sound.count)])
    }
    #expect(events == whole.feed(sound))
  }

  @Test func `a press is told before its release and every release belongs to a press`() {
    var detector = KeyDetector()
    var held: Character?
    for event in detector.feed(NoisyLine("").sound(of: allKeys)) {
      switch event {
      case .pressed(let key, _):
        #expect(held == nil)
        held = key
      case .released(let key, _):
        #expect(held == key)
        held = nil
      }
    }
    #expect(held == nil)
  }

  @Test func `nothing at all, samples of any value and rates no card has are borne`() {
    var detector = KeyDetector()
    #expect(detector.feed([Int16]()).isEmpty)
    #expect(detector.feed([Int16](repeating: .min, count: 4000)).isEmpty)
    for rate in [0, 1, 7999, 2_147_483_647] {
      #expect(KeyDetector.presses(in: [1, 2, 3], rate: rate).isEmpty)
    }
  }
}
