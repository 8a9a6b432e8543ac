import PhoneLines
import Tones

/// The tick's side of a take: what of the sound belongs to it, and when it ends.
///
/// Unchecked: made by the call's thread, then touched by the tick alone.
final class TakeRun: @unchecked Sendable {
  /// Sound behind the last that may be speech, kept so that no word ends abruptly.
  private static let tail = SampleTime.rate / 2
  /// Less sound than this is nobody speaking, 300 ms.
  private static let leastSpeech = 30

  private let recorder: TakeRecorder
  private let maximum: Int
  private let finalSilence: Int
  /// The caller's sample it began with; nil before the beep has been heard.
  private var start: Int?
  private var taken = 0
  private var soundBlocks = 0
  private var meter = SpeechMeter()
  private var lastSound = 0
  private var lastFaint = 0

  /// Times in samples.
  init(recorder: TakeRecorder, maximum: Int, finalSilence: Int) {
    self.recorder = recorder
    self.maximum = maximum
    self.finalSilence = finalSilence
  }

  /// Begins at this sample of the caller's, once.
  func begin(at clock: Int) {
    if start == nil { start = clock }
  }

  func hear(_ samples: UnsafeBufferPointer<Int16>) {
    guard start != nil else { return }
    taken += samples.count
    meter.feed(samples)
    recorder.add(samples)
  }

  /// Judges 10 ms that just ended; tells how the take ends where it does.
  func judge(_ loudness: Loudness) -> TakeEnd? {
    guard start != nil else { return nil }
    if loudness.run > 0 { soundBlocks += 1 }
    // Soft speech stands out of a quiet line long before it is sound by the contract's measure.
    if loudness.isSound || meter.silence == 0 { lastSound = taken }
    if loudness.isFaint { lastFaint = taken }
    if recorder.hasFailed { return .failed }
    if taken >= maximum { return .maximum }
    let isSteadyNoise = meter.silence * Double(SampleTime.rate) >= Double(2 * finalSilence)
    return taken - lastSound >= finalSilence || isSteadyNoise ? .silence : nil
  }

  /// Ends it at this sample of the caller's; the tone of the key that ended it is cut off.
  func finish(_ end: TakeEnd, at clock: Int, keyStart: Int?) {
    var kept = taken
    if end == .silence || end == .hungUp {
      kept = lastFaint == 0 ? 0 : min(taken, lastFaint + Self.tail)
    } else if end == .stopped, let start, let keyStart, clock - keyStart < SampleTime.rate {
      kept = min(taken, max(0, keyStart - start))
    }
    if end == .maximum { kept = min(kept, maximum) }
    recorder.finish(
      TakeEnding(kept: kept, tooQuiet: soundBlocks < Self.leastSpeech, end: end))
  }
}

/// How a take ended.
struct TakeEnding: Sendable, Equatable {
  /// Samples of this run to keep; what follows is cut off.
  var kept: Int
  var tooQuiet: Bool
  var end: TakeEnd
}
