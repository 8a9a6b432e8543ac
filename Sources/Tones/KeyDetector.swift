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
      let end = end(of: key)
      held?.end = end
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
    guard let (start, isNoVoice) = startOfCandidate() else { return }
    if let key = held, let end = key.end, key.index == candidate.index,
      start - end <= Self.longestDropOut
    {
      held = HeldKey(index: key.index, start: key.start, bank)
      return
    }
    guard history.end - start >= Self.shortestPress else {
      candidate.wait(until: start + Self.shortestPress)
      return
    }
    guard isNoVoice else { return }
    release(&events)
    held = HeldKey(index: candidate.index, start: start, bank)
    events.append(.pressed(KeyPad.keys[candidate.index], atSample: sample(start)))
  }

  private mutating func release(_ events: inout [KeyEvent]) {
    guard let key = held, let end = key.end else { return }
    events.append(.released(KeyPad.keys[key.index], atSample: sample(end)))
    earliestStart = end
    held = nil
  }

  /// Where the candidate's tone began, and whether no voice can have made it; nil where the last
  /// 24 ms are no key.
  private mutating func startOfCandidate() -> (start: Int, isNoVoice: Bool)? {
    let first = history.end - ToneFitter.length
    let bound = max(earliestStart, held?.end ?? 0)
    let key = candidate.index
    return history.look(at: first) { window in
      let fit = fitter.fit(
        window, row: KeyPad.rows[key / 4], column: KeyPad.columns[key % 4])
      guard fit.isKey(key) else { return nil }
      let middle = first + ToneFitter.length / 2
      let reach = fit.reach(
        in: window, atMost: max(min(middle - bound, 416), 1), backwards: true)
      let isNoVoice = fit.isNoVoice(in: window, from: ToneFitter.length / 2 - reach)
      return (middle - reach, isNoVoice)
    }
  }

  /// Where the tone of a key just gone ended, looked for from 36 to 12 ms ago on.
  private mutating func end(of key: HeldKey) -> Int {
    let first = history.end - ToneFitter.length - ToneBank.window
    let limit = ToneFitter.length / 2 + ToneBank.window
    let end = history.look(at: first) { window -> Int? in
      let fit = fitter.fit(
        window, row: KeyPad.rows[key.index / 4], column: KeyPad.columns[key.index % 4])
      let middle = first + ToneFitter.length / 2
      return middle + fit.reach(in: window, atMost: limit, backwards: false)
    }
    return max(end ?? 0, key.start)
  }

  /// The sample of the stream fed that is this one at 8 kHz.
  private func sample(_ index: Int) -> Int {
    rate == LineInlet.rate ? index : index * rate / LineInlet.rate
  }
}
