import CALSA
import Glibc

/// One open ALSA PCM, 8 kHz mono S16, non-blocking; closed with its owner.
///
/// Not safe for two threads at once: its owner hands it from the thread that opens to the thread
/// that ticks.
final class PCMHandle {
  let device: String
  let pointer: OpaquePointer
  private(set) var period: Int
  private(set) var buffer: Int

  /// Opens and configures a device. May block as long as the kernel likes.
  init(_ device: String, _ stream: snd_pcm_stream_t, period: Int, buffer: Int)
    throws(SoundCardError)
  {
    _ = Self.silenced
    var opened: OpaquePointer?
    let result = snd_pcm_open(&opened, device, stream, Int32(SND_PCM_NONBLOCK))
    guard result >= 0, let opened else { throw Self.error(device, "snd_pcm_open", result) }
    self.device = device
    self.pointer = opened
    self.period = period
    self.buffer = buffer
    // A throw from here on runs deinit, which closes: every member is set.
    try configureHardware()
    try configureSoftware(stream)
  }

  deinit { snd_pcm_close(pointer) }

  private static let silenced: Void = calsa_silence()

  private func configureHardware() throws(SoundCardError) {
    var parameters: OpaquePointer?
    try check("snd_pcm_hw_params_malloc", snd_pcm_hw_params_malloc(&parameters))
    defer { snd_pcm_hw_params_free(parameters) }
    try check("snd_pcm_hw_params_any", snd_pcm_hw_params_any(pointer, parameters))
    try check(
      "snd_pcm_hw_params_set_access",
      snd_pcm_hw_params_set_access(pointer, parameters, SND_PCM_ACCESS_RW_INTERLEAVED))
    try check(
      "snd_pcm_hw_params_set_format",
      snd_pcm_hw_params_set_format(pointer, parameters, SND_PCM_FORMAT_S16_LE))
    try check(
      "snd_pcm_hw_params_set_channels", snd_pcm_hw_params_set_channels(pointer, parameters, 1))
    try check(
      "snd_pcm_hw_params_set_rate", snd_pcm_hw_params_set_rate(pointer, parameters, 8000, 0))
    var periodFrames = snd_pcm_uframes_t(period)
    var bufferFrames = snd_pcm_uframes_t(buffer)
    try check(
      "snd_pcm_hw_params_set_period_size_near",
      snd_pcm_hw_params_set_period_size_near(pointer, parameters, &periodFrames, nil))
    // Without a set buffer the pulse PCM takes 262 s at once, and "played" tells nothing.
    try check(
      "snd_pcm_hw_params_set_buffer_size_near",
      snd_pcm_hw_params_set_buffer_size_near(pointer, parameters, &bufferFrames))
    try check("snd_pcm_hw_params", snd_pcm_hw_params(pointer, parameters))
    period = Int(periodFrames)
    buffer = Int(bufferFrames)
  }

  private func configureSoftware(_ stream: snd_pcm_stream_t) throws(SoundCardError) {
    guard stream == SND_PCM_STREAM_PLAYBACK else { return }
    var parameters: OpaquePointer?
    try check("snd_pcm_sw_params_malloc", snd_pcm_sw_params_malloc(&parameters))
    defer { snd_pcm_sw_params_free(parameters) }
    try check("snd_pcm_sw_params_current", snd_pcm_sw_params_current(pointer, parameters))
    try check(
      "snd_pcm_sw_params_set_start_threshold",
      snd_pcm_sw_params_set_start_threshold(pointer, parameters, snd_pcm_uframes_t(period)))
    try check("snd_pcm_sw_params", snd_pcm_sw_params(pointer, parameters))
  }

  /// The result of a C function, or the error it stands for.
  @discardableResult
  func check(_ function: StaticString, _ result: Int32) throws(SoundCardError) -> Int32 {
    guard result >= 0 else { throw Self.error(device, function, result) }
    return result
  }

  static func error(_ device: String, _ function: StaticString, _ code: Int32) -> SoundCardError {
    let reason = snd_strerror(code).map { String(cString: $0) } ?? "error \(code)"
    let opening = "\(function)" == "snd_pcm_open"
    let kind: SoundCardError.Kind
    let remedy: String
    switch -code {
    case EBUSY:
      kind = .busy
      remedy = "end the program that uses it (`fuser -v /dev/snd/*`)"
    case EINVAL where "\(function)".hasPrefix("snd_pcm_hw_params"):
      kind = .absent
      remedy = "it cannot do 8 kHz mono 16 bit: put `plug:` before its name in hearwell.yaml"
    case EACCES, EPERM:
      kind = .absent
      remedy = "add the service's account to the group audio"
    case _ where opening:
      kind = .absent
      remedy = "plug the device in, or name a PCM that `aplay -L` lists in hearwell.yaml"
    default:
      kind = .lost
      remedy = "check the cable and the device; the line is opened again by itself"
    }
    return SoundCardError(
      kind: kind, subject: "PCM \(device)", cause: "\(function): \(reason)", remedy: remedy)
  }
}
