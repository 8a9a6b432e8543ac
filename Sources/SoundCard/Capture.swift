import CALSA
import Glibc

/// The microphone side of a line: 8 kHz mono S16, never waits.
///
/// One thread at a time owns it, hence unchecked: a helper opens it, the tick uses it.
public final class Capture: @unchecked Sendable {
  private let pcm: PCMHandle
  /// How often sound was lost because nobody fetched it in time.
  public private(set) var xruns = 0

  /// Opens a PCM by its ALSA name and starts it; may block for long on a device that is being pulled.
  ///
  /// `period`: frames between two wake-ups of the device, 80 are 10 ms.
  /// `buffer`: frames the device holds; 1,600 ride out a tick that comes 200 ms late.
  public init(device: String, period: Int = 80, buffer: Int = 1600) throws(SoundCardError) {
    pcm = try PCMHandle(device, SND_PCM_STREAM_CAPTURE, period: period, buffer: buffer)
    try pcm.check("snd_pcm_start", snd_pcm_start(pcm.pointer))
  }

  /// The PCM's name.
  public var device: String { pcm.device }

  /// Fetches what has been heard; returns how many frames, 0 where there is nothing yet.
  public func read(into samples: UnsafeMutableBufferPointer<Int16>) throws(SoundCardError) -> Int {
    guard let base = samples.baseAddress, !samples.isEmpty else { return 0 }
    let available = snd_pcm_avail_update(pcm.pointer)
    if available < 0 { return try recover("snd_pcm_avail_update", Int32(available)) }
    let wanted = min(samples.count, Int(available))
    guard wanted > 0 else { return 0 }
    let read = snd_pcm_readi(pcm.pointer, base, snd_pcm_uframes_t(wanted))
    if read == -snd_pcm_sframes_t(EAGAIN) { return 0 }
    if read < 0 { return try recover("snd_pcm_readi", Int32(read)) }
    return Int(read)
  }

  private func recover(_ function: StaticString, _ code: Int32) throws(SoundCardError) -> Int {
    guard code == -EPIPE else { throw PCMHandle.error(device, function, code) }
    xruns += 1
    try pcm.check("snd_pcm_prepare", snd_pcm_prepare(pcm.pointer))
    try pcm.check("snd_pcm_start", snd_pcm_start(pcm.pointer))
    return 0
  }
}
