import CALSA
import Glibc

/// The loudspeaker side of a line: 8 kHz mono S16, never waits.
///
/// One thread at a time owns it, hence unchecked: a helper opens it, the tick uses it.
public final class Playback: @unchecked Sendable {
  private let pcm: PCMHandle
  /// How often the device ran empty.
  public private(set) var xruns = 0

  /// Opens a PCM by its ALSA name; may block for long on a device that is being pulled.
  ///
  /// `period`: frames between two wake-ups of the device, 80 are 10 ms.
  /// `buffer`: frames the device holds; what is in it can only be dropped, not taken back.
  public init(device: String, period: Int = 80, buffer: Int = 320) throws(SoundCardError) {
    pcm = try PCMHandle(device, SND_PCM_STREAM_PLAYBACK, period: period, buffer: buffer)
  }

  /// The PCM's name.
  public var device: String { pcm.device }
  /// Frames the device holds at most.
  public var buffer: Int { pcm.buffer }

  /// Frames that are handed over and not yet played; 0 after the device ran empty.
  public func queued() throws(SoundCardError) -> Int {
    let available = snd_pcm_avail_update(pcm.pointer)
    if available < 0 {
      try recover("snd_pcm_avail_update", Int32(available))
      return 0
    }
    return max(0, pcm.buffer - Int(available))
  }

  /// Hands samples over; returns how many the device took, 0 where it is full.
  public func write(_ samples: UnsafeBufferPointer<Int16>) throws(SoundCardError) -> Int {
    guard let base = samples.baseAddress, !samples.isEmpty else { return 0 }
    var written = snd_pcm_writei(pcm.pointer, base, snd_pcm_uframes_t(samples.count))
    if written == -snd_pcm_sframes_t(EAGAIN) { return 0 }
    if written < 0 {
      try recover("snd_pcm_writei", Int32(written))
      written = snd_pcm_writei(pcm.pointer, base, snd_pcm_uframes_t(samples.count))
      if written == -snd_pcm_sframes_t(EAGAIN) { return 0 }
      try pcm.check("snd_pcm_writei", Int32(written))
    }
    return Int(written)
  }

  /// Falls silent at once: what was handed over and not yet played is lost.
  public func drop() throws(SoundCardError) {
    try pcm.check("snd_pcm_drop", snd_pcm_drop(pcm.pointer))
    try pcm.check("snd_pcm_prepare", snd_pcm_prepare(pcm.pointer))
  }

  private func recover(_ function: StaticString, _ code: Int32) throws(SoundCardError) {
    guard code == -EPIPE else { throw PCMHandle.error(device, function, code) }
    xruns += 1
    try pcm.check("snd_pcm_prepare", snd_pcm_prepare(pcm.pointer))
  }
}
