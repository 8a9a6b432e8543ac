import Testing
import Tones

struct BusyToneTests {
  private func cadence(_ hertz: Double, on: Double, off: Double, times: Int) -> [Int16] {
    let generator = ToneGenerator()
    return generator.silence(0.5)
      + (0..<times).flatMap { _ in
        generator.sine(hertz, level: -10, duration: on) + generator.silence(off)
      }
  }

  @Test(arguments: [(450.0, 0.35), (450, 0.7), (425, 0.35), (475, 0.5)])
  func `the busy tone is heard at its fourth beat`(hertz: Double, spell: Double) {
    var busy = BusyTone()
    busy.feed(cadence(hertz, on: spell, off: spell, times: 2))
    #expect(!busy.isHeard)
    busy.feed(cadence(hertz, on: spell, off: spell, times: 4))
    #expect(busy.isHeard)
  }

  @Test(arguments: [(450.0, 1.0, 4.0), (450, 3, 0.1), (1000, 0.35, 0.35), (450, 0.4, 4)])
  func `ringing, dial tone and other tones are not`(hertz: Double, on: Double, off: Double) {
    var busy = BusyTone()
    busy.feed(cadence(hertz, on: on, off: off, times: 6))
    #expect(!busy.isHeard)
  }

  @Test func `keys are not`() {
    var busy = BusyTone()
    var manner = ToneGenerator.Manner()
    (manner.duration, manner.gap) = (0.35, 0.35)
    busy.feed(ToneGenerator().keys("11111111", manner))
    #expect(!busy.isHeard)
  }
}
