import PhoneLines

/// A `PhoneOrder` made ready for the tick: sounds found, files open, times in samples.
enum SoundOrder: Sendable {
  case play([PlayQueue.Piece])
  case stopPlaying
  case record(TakeRun, beep: [PlayQueue.Piece])
  case stopRecording
  case wake(Int, after: Int)
  case rest
  case hangUp
}
