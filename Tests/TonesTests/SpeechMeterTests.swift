import Testing
import Tones

struct SpeechMeterTests {
  /// Syllables of 150 ms with pauses of 60 ms, full-scale sine being 0 dBFS.
  private func speech(_ level: Double, seconds: Double) -> [Int16] {
    let syllable =
      ToneGenerator().sine(430, level: level + 3.14, duration: 0.15)
      + ToneGenerator().silence(0.06)
    return (0..<Int(seconds / 0.21)).flatMap { _ in syllable }
  }

  private func noise(_ peak: Double, seconds: Double) -> [Int16] {
    var random = Random(state: 2)
    return (0..<Int(seconds * 8000)).map { _ in Int16(clamping: Int(peak * random.normal())) }
  }

  @Test func `silence counts from the end of speech`() {
    var meter = SpeechMeter()
    meter.feed(speech(-20, seconds: 3))
    #expect(meter.silence < 0.2)
    #expect(meter.speech > 1.5)
    meter.feed(ToneGenerator().silence(5))
    #expect(abs(meter.silence - 5) < 0.2)
    #expect(!meter.isTooQuiet)
  }

  @Test func `speech keeps silence short for as long as it lasts`() {
    var meter = SpeechMeter()
    meter.feed(speech(-25, seconds: 20))
    #expect(meter.silence < 0.2)
  }

  @Test func `a steady noise is silence once it is known`() {
    var meter = SpeechMeter()
    meter.feed(noise(150, seconds: 5))
    meter.restart()
    let mixed = zip(speech(-20, seconds: 2), noise(150, seconds: 2)).map { $0 &+ $1 }
    meter.feed(mixed)
    #expect(meter.silence < 0.3)
    meter.feed(noise(150, seconds: 5))
    #expect(meter.silence > 4.5)
  }

  @Test(arguments: [(-20.0, false), (-50, true)])
  func `a take far below the level of speech is too quiet`(level: Double, tooQuiet: Bool) {
    var meter = SpeechMeter()
    meter.feed(speech(level, seconds: 3))
    #expect(meter.isTooQuiet == tooQuiet)
  }

  @Test(arguments: [(-38.0, 0.06, true), (-38, 0.02, false), (-44, 0.5, false)])
  func `sound is what lasts 40 ms above -40 dBFS`(level: Double, seconds: Double, heard: Bool) {
    var meter = SpeechMeter()
    meter.feed(ToneGenerator().silence(0.1))
    meter.feed(ToneGenerator().sine(800, level: level + 3.14, duration: seconds))
    #expect(meter.hasHeardSound == heard)
  }

  @Test func `a click ends no silence, and DC is none`() {
    var meter = SpeechMeter()
    meter.feed(ToneGenerator().silence(1) + [20000, -20000, 15000] + ToneGenerator().silence(1))
    #expect(meter.silence > 1.9)
    var steady = SpeechMeter(rate: 16000)
    steady.feed([Int16](repeating: 4000, count: 32000))
    #expect(steady.silence > 1)
  }
}
