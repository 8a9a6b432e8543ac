import SoundCard

/// The open devices of one line.
struct LineDevices: Sendable {
  /// Frames the playback holds, 80 ms.
  static let playbackBuffer = 640

  let playback: Playback
  let capture: Capture

  /// Opens both; may block for long.
  init(playback: String, capture: String) throws(SoundCardError) {
    self.capture = try Capture(device: capture)
    self.playback = try Playback(device: playback, buffer: Self.playbackBuffer)
  }

  /// The error of a device that is open and gives no sound.
  var silence: SoundCardError {
    SoundCardError(
      kind: .lost, subject: "PCM \(capture.device)", cause: "snd_pcm_readi: no sound for 5 s",
      remedy: "check the cable and the device; the line is opened again by itself")
  }
}
