import Testing
import Tones

struct ResamplerTests {
  @Test(arguments: [6000, 11025, 16000, 22050, 44100, 48000, 96001])
  func `a sine keeps its place, its length and its level`(rate: Int) {
    let sound = ToneGenerator(rate: rate).sine(1000, level: -10, duration: 0.2)
    let wanted = ToneGenerator().sine(1000, level: -10, duration: 0.2)
    let got = Resampler.resample(sound, from: rate, to: 8000)
    #expect(abs(got.count - wanted.count) <= 1)
    let worst = zip(got, wanted).map { abs(Int($0) - Int($1)) }.dropFirst(100).dropLast(100).max()
    #expect((worst ?? .max) < 120)
  }

  @Test func `what 8 kHz cannot carry does not come back as something else`() {
    let sound = ToneGenerator(rate: 48000).sine(6000, level: 0, duration: 0.2)
    let got = Resampler.resample(sound, from: 48000, to: 8000).dropFirst(100).dropLast(100)
    #expect(got.allSatisfy { abs(Int($0)) < 60 })
  }

  @Test func `the same rate changes nothing`() {
    #expect(Resampler.resample([1, -2, 3], from: 8000, to: 8000) == [1, -2, 3])
  }
}
