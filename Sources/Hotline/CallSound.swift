import PhoneLines
import SoundCard
import Tones

/// One call as sound: orders and samples in, samples and events out.
///
/// Knows neither devices nor a clock: time passes with the samples heard, so that a call can be
/// played through as fast as one likes. Feed it in this order: `obey`, `hear`, `heard`, `fill`.
struct CallSound {
  /// Limits of a call on a line that cannot tell a hang-up (contract section 8).
  struct Limits: Sendable {
    /// So much silence after the last sound of either side ends the call.
    var silence: Duration = .seconds(15)
    /// The longest call.
    var length: Duration = .seconds(1800)
  }

  /// What happened and was not yet told.
  var events: [PhoneEvent] = []
  /// True once the call is over; `.hungUp` is told by whoever closes the take.
  private(set) var isOver = false
  /// True once a key or 40 ms of sound came from the caller.
  private(set) var wasHeard = false
  /// True where samples that were handed over must not be heard any more.
  var dropsQueue = false

  private let limits: Limits
  private var detector = KeyDetector()
  private var busyTone = BusyTone()
  private var loudness = Loudness()
  private var queue = PlayQueue()
  /// Marks that were handed over and not yet heard, with their positions.
  private var marks: [(mark: PlayQueue.Mark, position: Int)] = []
  /// Samples handed to the device, silence included.
  private(set) var handed = 0
  /// Samples heard from the caller.
  private(set) var clock = 0
  private var silent = 0
  private var alarm: (id: Int, at: Int)?
  private var take: TakeRun?
  private var keyStart: Int?

  init(limits: Limits = Limits()) {
    self.limits = limits
    events.reserveCapacity(8)
    marks.reserveCapacity(8)
  }

  /// True while something ordered is still to be heard.
  var isPlaying: Bool { !queue.isEmpty || !marks.isEmpty }

  mutating func obey(_ order: SoundOrder) {
    switch order {
    case .play(let pieces): play(pieces)
    case .stopPlaying: stopPlaying()
    case .record(let run, let beep): record(run, beep)
    case .stopRecording: endTake(.stopped)
    case .wake(let id, let after): alarm = (id, clock + after)
    case .rest: alarm = nil
    case .hangUp: hangUp()
    }
  }

  /// Ends the call: by order, by silence, by the exchange's busy tone, or as the device is gone.
  mutating func hangUp() {
    guard !isOver else { return }
    endTake(.hungUp)
    isOver = true
  }

  private mutating func play(_ pieces: [PlayQueue.Piece]) {
    queue.forget(.played)
    marks.removeAll { $0.mark == .played }
    for piece in pieces { queue.append(piece) }
    queue.append(.mark(.played))
  }

  private mutating func stopPlaying() {
    queue.clear()
    marks.removeAll(keepingCapacity: true)
    dropsQueue = true
    take?.begin(at: clock)
  }

  private mutating func record(_ run: TakeRun, _ beep: [PlayQueue.Piece]) {
    endTake(.stopped)
    take = run
    for piece in beep { queue.append(piece) }
    queue.append(.mark(.beeped))
  }

  private mutating func endTake(_ end: TakeEnd) {
    guard let run = take else { return }
    run.finish(end, at: clock, keyStart: end == .stopped ? keyStart : nil)
    take = nil
    queue.forget(.beeped)
  }
}

extension CallSound {
  /// Hears what came from the caller.
  mutating func hear(_ samples: UnsafeBufferPointer<Int16>) {
    guard !isOver else { return }
    hearKeys(samples)
    take?.hear(samples)
    for sample in samples where loudness.take(sample) { hearBlock() }
    clock += samples.count
    if let due = alarm, clock >= due.at {
      alarm = nil
      events.append(.woke(due.id))
    }
    busyTone.feed(samples)
    if busyTone.isHeard || silent >= SampleTime.samples(limits.silence)
      || clock >= SampleTime.samples(limits.length)
    {
      hangUp()
    }
  }

  private mutating func hearKeys(_ samples: UnsafeBufferPointer<Int16>) {
    for event in detector.feed(samples) {
      guard case .pressed(let key, let start) = event else { continue }
      wasHeard = true
      silent = 0
      keyStart = start
      events.append(.key(key))
    }
  }

  /// Judges 10 ms that are whole.
  private mutating func hearBlock() {
    if loudness.isSound { wasHeard = true }
    if isPlaying || take != nil || loudness.isSound {
      silent = 0
    } else {
      silent += Loudness.block
    }
    guard let end = take?.judge(loudness) else { return }
    endTake(end)
  }

  /// Learns that all but so many of the samples handed over have been heard by the caller.
  mutating func heard(allBut queued: Int) {
    while let next = marks.first, next.position <= handed - queued {
      marks.removeFirst()
      switch next.mark {
      case .played: events.append(.played)
      case .beeped: take?.begin(at: clock)
      }
    }
  }

  /// Fills what the device takes next.
  mutating func fill(_ target: UnsafeMutableBufferPointer<Int16>) {
    let start = handed
    queue.fill(target) { mark, before in marks.append((mark, start + before)) }
    handed += target.count
  }
}
