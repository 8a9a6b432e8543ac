import Cases
import Logging
import PhoneLines
import SoundCard
import Synchronization

/// Brings a take from the tick to its file: the tick adds and goes on, the line's helper writes.
///
/// Twice a second what was heard is on the disk, so that a kill loses less than a second.
final class TakeRecorder: Sendable {
  private static let flushEvery = SampleTime.rate / 2

  private struct Target: ~Copyable {
    var file: TakeFile?
    /// Samples the take had before this run.
    var before = 0
  }

  private let tape = TakeTape()
  private let unflushed = Atomic(0)
  private let lost = Atomic(0)
  private let failed = Atomic(false)
  private let target = Guarded(Target())
  private let id: String
  private let helper: LineThread
  private let logger: Logger
  private let tell: @Sendable (PhoneEvent) -> Void

  /// Has the helper open the take's file; `tell` is given `.recorded` in the end.
  init(
    id: String, path: String, appends: Bool, helper: LineThread, logger: Logger,
    tell: @escaping @Sendable (PhoneEvent) -> Void
  ) {
    self.id = id
    self.helper = helper
    self.logger = logger
    self.tell = tell
    helper.perform { [self] in open(path, appends) }
  }

  /// Whether the disk took no more; asked by the tick.
  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  /// Adds what was heard; called by the tick.
  func add(_ samples: UnsafeBufferPointer<Int16>) {
    if !tape.add(samples) { lost.add(samples.count, ordering: .relaxed) }
    let waiting = unflushed.add(samples.count, ordering: .relaxed).newValue
    guard waiting >= Self.flushEvery else { return }
    unflushed.store(0, ordering: .relaxed)
    helper.perform { [self] in write() }
  }

  /// Ends the take; called by the tick.
  func finish(_ ending: TakeEnding) {
    helper.perform { [self] in close(ending) }
  }

  private func open(_ path: String, _ appends: Bool) {
    attempt("a take cannot be recorded") { target throws(SoundCardError) in
      let file = try TakeFile(path: path, appending: appends)
      target.before = file.count
      target.file = consume file
    }
  }

  private func write() {
    attempt("a take loses sound") { [tape] target throws(SoundCardError) in
      try tape.fetch { (samples) throws(SoundCardError) in try target.file?.append(samples) }
      try target.file?.flush()
    }
  }

  private func close(_ ending: TakeEnding) {
    write()
    attempt("a take keeps its last key") { target throws(SoundCardError) in
      try target.file?.cut(to: target.before + ending.kept)
      try target.file?.flush()
    }
    let seconds = target.withLock { target in
      let samples = target.file?.count ?? 0
      target.file = nil
      return SampleTime.seconds(samples)
    }
    let missed = lost.load(ordering: .relaxed)
    if missed > 0 {
      logger.error("a take lost sound on a slow disk", metadata: ["samples": "\(missed)"])
    }
    tell(.recorded(id: id, seconds: seconds, tooQuiet: ending.tooQuiet, end: ending.end))
  }

  private func attempt(
    _ failure: Logger.Message, _ body: @Sendable (inout Target) throws(SoundCardError) -> Void
  ) {
    do {
      try target.withLock { (target) throws(SoundCardError) in try body(&target) }
    } catch {
      failed.store(true, ordering: .relaxed)
      logger.error(failure, metadata: ["cause": "\(error)"])
    }
  }
}
