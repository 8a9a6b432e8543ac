import Testing
import Tones

struct ToneGeneratorTests {
  @Test func `what it dials is heard as dialled, and what is no key is left out`() {
    #expect(keysHeard(ToneGenerator().keys("138-0013 8000")) == "13800138000")
  }

  @Test func `a key lasts and pauses as it is told`() {
    var manner = ToneGenerator.Manner()
    (manner.duration, manner.gap) = (0.05, 0.03)
    #expect(ToneGenerator(rate: 16000).keys("1#", manner).count == 2 * 1280)
  }

  @Test func `a sine at 3,14 dBm0 reaches full scale and louder ones are clipped`() {
    let peak = ToneGenerator().sine(1000.3, level: 3.14, duration: 1).max() ?? 0
    #expect(peak > 32700)
    #expect(ToneGenerator().sine(1000, level: 20, duration: 0.1).max() == .max)
  }

  @Test func `the beep begins and ends without a click`() {
    let beep = ToneGenerator().beep()
    #expect(beep.prefix(4).allSatisfy { abs($0) < 200 })
    #expect(beep.suffix(4).allSatisfy { abs($0) < 200 })
    #expect((beep.max() ?? 0) > 4000)
  }
}
