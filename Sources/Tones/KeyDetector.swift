/// Hears keys in a stream of sound.
///
/// Meets Q.24 with margin: ±1.8 % accepted and ±3.5 % refused on either tone, 40 ms always heard
/// and 23 ms never, twist to 8 dB, +3 to −36 dBm0 a tone. A key is reported at its start. Feeding
/// allocates nothing while no key is heard.
public struct KeyDetector: Sendable {
  /// Tone this long makes a key, in samples of 8 kHz: halfway between the 23 ms never heard and the
  /// 40 ms always heard, less the hop until it is noticed.
  private static let shortestPress = 240
  /// A gap of the same key no longer than this is a drop-out: between the 20 ms bridged and the
  /// 30 ms that part two presses.
  private static let longestDropOut = 200
  /// A shorter piece of tone before counts towards the length of a press across this gap: less than
  /// `longestDropOut`, so that tones of 23 ms never add up.
  private static let shortDropOut = 96
  /// Beyond these, 20 ms and a little, the reported edges of a key do not reach.
  private static let longestPause = 172
  /// After this time a key that went is known not to come back.
  private static let patience = 480

  private var inlet: LineInlet
  private var bank = ToneBank()
  private var history = SampleHistory()
  private var fitter = ToneFitter()
  private var candidate = Candidate()
  private var held: HeldKey?
  /// No press begins before this sample.
  private var earliestStart = 0
  private let rate: Int

  /// A detector for sound of this many samples a second.
  public init(rate: Int = 8000) {
    self.rate = rate
    inlet = LineInlet(rate: rate)
  }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: UnsafeBufferPointer<Int16>) -> [KeyEvent] {
    var events: [KeyEvent] = []
    var rest = samples[...]
    while inlet.fill(from: &rest) { hop(&events) }
    return events
  }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: some Sequence<Int16>) -> [KeyEvent] {
    if let events = samples.withContiguousStorageIfAvailable({ feed($0) }) { return events }
    return Array(samples).withUnsafeBufferPointer { feed($0) }
  }

  private mutating func hop(_ events: inout [KeyEvent]) {
    history.append(ToneBank.hop) { inlet.deliver(clean: $0, to: &bank) }
    if let key = held, key.end == nil {
      guard !bank.carries(key) else {
        held?.follow(bank)
        return
      }
      held = fading(key)
      candidate = Candidate()
    }
    candidate.follow(bank, at: history.end)
    if candidate.isDue(at: history.end) { judge(&events) }
    if let key = held, let end = key.end, history.end - end > Self.patience {
      release(&events)
    }
  }

  /// Decides on the likely key by a closer look at the last 24 ms.
  private mutating func judge(_ events: inout [KeyEvent]) {
    guard let found = inspect() else { return }
    if let key = held, let end = key.end, key.index == candidate.index,
      found.start - end <= Self.longestDropOut
    {
      held = HeldKey(index: key.index, start: key.start, bank)
      return
    }
    guard history.end - found.start >= Self.shortestPress else {
      candidate.wait(until: found.start + Self.shortestPress)
      return
    }
    guard found.isNoVoice else { return }
    release(&events)
    held = HeldKey(index: candidate.index, start: found.reportedStart, bank)
    events.append(.pressed(KeyPad.keys[candidate.index], atSample: sample(found.reportedStart)))
  }

  private mutating func release(_ events: inout [KeyEvent]) {
    guard let key = held, var end = key.end else { return }
    if let last = key.last {
      end = max(end, self.end(of: last.fit, from: last.from, pause: Self.longestPause))
    }
    events.append(.released(KeyPad.keys[key.index], atSample: sample(end)))
    earliestStart = end
    held = nil
  }

  /// Looks closer at the last 24 ms; nil where they are not the candidate's key.
  private mutating func inspect() -> Finding? {
    let first = history.end - ToneFitter.length
    let middle = first + ToneFitter.length / 2
    let limit = max(min(middle - max(earliestStart, held?.end ?? 0), 640), 1)
    let key = candidate.index
    return history.look(at: first) { window in
      let fit = fitter.fit(window, row: KeyPad.rows[key / 4], column: KeyPad.columns[key % 4])
      guard fit.isKey(key) else { return nil }
      func start(pause: Int) -> Int {
        middle - fit.reach(in: window, atMost: limit, pause: pause, backwards: true)
      }
      let near = start(pause: Self.shortDropOut)
      guard history.end - near >= Self.shortestPress else {
        return Finding(start: near, reportedStart: near, isNoVoice: false)
      }
      return Finding(
        start: near, reportedStart: start(pause: Self.longestPause),
        isNoVoice: fit.isNoVoice(in: window, from: near - first))
    }
  }

  /// The key with the end of its tone, looked for from 24 ms ago on.
  private mutating func fading(_ key: HeldKey) -> HeldKey {
    let first = history.end - ToneFitter.length - ToneBank.window
    let fit = history.look(at: first) { window in
      fitter.fit(
        window, row: KeyPad.rows[key.index / 4], column: KeyPad.columns[key.index % 4])
    }
    var key = key
    guard let fit else { return key }
    let end = end(of: fit, from: first, pause: Self.shortDropOut)
    key.fade(at: max(end, key.start), last: (fit, first))
    return key
  }

  /// Where tones fitted to the window from this sample on end.
  private func end(of fit: ToneFitter.Fit, from first: Int, pause: Int) -> Int {
    let middle = first + ToneFitter.length / 2
    let reach = history.look(at: first) { window in
      fit.reach(in: window, atMost: history.end - middle, pause: pause, backwards: false)
    }
    return middle + (reach ?? 0)
  }

  /// The sample of the stream fed that is this one at 8 kHz.
  private func sample(_ index: Int) -> Int {
    rate == LineInlet.rate ? index : index * rate / LineInlet.rate
  }
}

/// What a closer look at a candidate says.
private struct Finding {
  /// Where its tone began.
  var start: Int
  /// The same, looked for across a drop-out.
  var reportedStart: Int
  /// No voice can have made it.
  var isNoVoice: Bool
}
