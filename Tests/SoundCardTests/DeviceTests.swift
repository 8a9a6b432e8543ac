import SoundCard
import Testing

@Suite struct DeviceTests {
  let devices: TestDevices
  init() throws { devices = try TestDevices() }

  @Test func `what is played arrives at the device, bit for bit`() throws {
    let sound = ramp(4000)
    do {
      let playback = try Playback(device: "rec:" + devices.path("played.raw"))
      var position = 0
      while position < sound.count {
        let taken = try sound[position..<min(position + 80, sound.count)].withUnsafeBufferPointer {
          try playback.write($0)
        }
        position += taken
      }
      #expect(playback.xruns == 0)
    }
    #expect(try devices.samples("played.raw").prefix(4000) == sound[...])
  }

  @Test func `what is said is heard, bit for bit`() throws {
    try devices.write(ramp(8000), to: "said.raw")
    let capture = try Capture(device: "infile:" + devices.path("said.raw"))
    var heard: [Int16] = []
    var block = [Int16](repeating: 0, count: 80)
    while heard.count < 8000 {
      let count = try block.withUnsafeMutableBufferPointer { try capture.read(into: $0) }
      heard += block[..<count]
    }
    #expect(heard.prefix(8000) == ramp(8000)[...])
    #expect(capture.xruns == 0)
  }

  @Test func `a playback that was dropped takes new sound`() throws {
    let playback = try Playback(device: "rec:" + devices.path("played.raw"))
    let taken = try ramp(160).withUnsafeBufferPointer { try playback.write($0) }
    #expect(taken == 160)
    try playback.drop()
    #expect(try playback.queued() == 0)
    #expect(try ramp(80).withUnsafeBufferPointer { try playback.write($0) } == 80)
  }

  @Test func `an absent device is named with its cause and its remedy`() throws {
    let error = #expect(throws: SoundCardError.self) { try Playback(device: "hw:77") }
    #expect(error?.kind == .absent)
    let text = error?.description ?? ""
    #expect(
      text.contains("PCM hw:77") && text.contains("snd_pcm_open") && text.contains("aplay -L"))
  }

  @Test func `a device whose server is gone is absent too`() throws {
    let error = #expect(throws: SoundCardError.self) {
      try Capture(device: "line:" + devices.path("nobody"))
    }
    #expect(error?.kind == .absent)
  }
}
