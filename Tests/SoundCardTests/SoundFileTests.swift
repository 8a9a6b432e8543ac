import Foundation
import SoundCard
import Testing

@Suite struct SoundFileTests {
  let devices: TestDevices
  init() throws { devices = try TestDevices() }

  @Test func `FLAC gives back what was written`() throws {
    let path = devices.path("take.flac")
    try SoundFile.writeFLAC(Sound(ramp(20_000)), to: path)
    let read = try SoundFile.read(path)
    #expect(read.rate == 8000)
    #expect(read.samples == ramp(20_000))
    #expect(try SoundFile.duration(path) == .milliseconds(2500))
    #expect(try FileManager.default.contentsOfDirectory(atPath: devices.folder) == ["take.flac"])
  }

  @Test func `the same sound gives the same file, so that its SHA-256 names it`() throws {
    for name in ["a.flac", "b.flac"] {
      try SoundFile.writeFLAC(Sound(ramp(9000)), to: devices.path(name))
    }
    let files = try ["a.flac", "b.flac"].map {
      try Data(contentsOf: URL(fileURLWithPath: devices.path($0)))
    }
    #expect(files[0] == files[1])
  }

  @Test func `an empty sound is refused, for nobody could read it`() throws {
    let error = #expect(throws: SoundCardError.self) {
      try SoundFile.writeFLAC(Sound([]), to: devices.path("empty.flac"))
    }
    #expect(error?.kind == .malformed)
  }

  @Test func `of several channels the first is read, at its own rate`() throws {
    let frames = (0..<1000).flatMap { [Int16($0), Int16(-$0)] }
    try wave(frames, channels: 2, rate: 48_000).write(
      to: URL(fileURLWithPath: devices.path("s.wav")))
    let read = try SoundFile.read(devices.path("s.wav"))
    #expect(read.rate == 48_000)
    #expect(read.samples == (0..<1000).map { Int16($0) })
    #expect(try SoundFile.read(devices.path("s.wav"), maximum: 10).samples.count == 10)
  }

  @Test func `a file that is no sound, or is not there, says so`() throws {
    try Data("mewo".utf8).write(to: URL(fileURLWithPath: devices.path("text.wav")))
    let malformed = #expect(throws: SoundCardError.self) {
      try SoundFile.read(devices.path("text.wav"))
    }
    #expect(malformed?.kind == .malformed)
    let missing = #expect(throws: SoundCardError.self) {
      try SoundFile.read(devices.path("no.wav"))
    }
    #expect(missing?.kind == .missing)
  }

  @Test func `a file that was cut off says so, and is not heard in part`() throws {
    let path = devices.path("cut.flac")
    try SoundFile.writeFLAC(Sound(ramp(40_000)), to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: SoundCardError.self) { try SoundFile.read(path) }
    #expect(error?.kind == .malformed)
  }

  @Test func `FLAC whose header does not say how long it is is read to its end`() throws {
    let path = devices.path("piped.flac")
    try SoundFile.writeFLAC(Sound(ramp(16_000)), to: path)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[21] &= 0xF0
    bytes.replaceSubrange(22..<26, with: [0, 0, 0, 0])
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try SoundFile.read(path).samples == ramp(16_000))
    #expect(try SoundFile.duration(path) == .seconds(2))
  }

  @Test func `a folder that cannot be written to is named`() throws {
    let error = #expect(throws: SoundCardError.self) {
      try SoundFile.writeFLAC(Sound(ramp(10)), to: devices.path("nowhere/take.flac"))
    }
    #expect(error?.kind == .unwritable)
  }

  /// A WAV file with a plain header.
  private func wave(_ samples: [Int16], channels: Int, rate: Int) -> Data {
    func little(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(value >> ($0 * 8) & 255) }
    }
    let body = samples.flatMap { little(Int(UInt16(bitPattern: $0)), 2) }
    let format =
      little(1, 2) + little(channels, 2) + little(rate, 4) + little(rate * channels * 2, 4)
      + little(channels * 2, 2) + little(16, 2)
    return Data("RIFF".utf8) + little(36 + body.count, 4) + Data("WAVEfmt ".utf8) + little(16, 4)
      + format
      + Data("data".utf8) + little(body.count, 4) + body
  }
}
