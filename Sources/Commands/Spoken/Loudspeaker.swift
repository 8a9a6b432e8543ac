import SoundCard

/// Plays sounds to the person at the keyboard.
struct Loudspeaker {
  /// The ALSA PCM.
  let device: String

  /// Plays 8 kHz mono samples and returns when the last was heard.
  func play(_ samples: [Int16]) async throws {
    let playback = try Playback(device: device, buffer: 1600)
    // The device starts with a whole period; silence fills the last one.
    var rest = (samples + [Int16](repeating: 0, count: 400))[...]
    while !rest.isEmpty {
      let count = try rest.withUnsafeBufferPointer { (slice) throws(SoundCardError) in
        try playback.write(slice)
      }
      rest = rest.dropFirst(count)
      if count == 0 { try await Task.sleep(for: .milliseconds(10)) }
    }
    while try playback.queued() > 0 { try await Task.sleep(for: .milliseconds(10)) }
  }
}
