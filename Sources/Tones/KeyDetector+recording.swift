extension KeyDetector {
  /// The keys of a whole recording, in order; a key still down at its end goes up there.
  public static func presses(in samples: [Int16], rate: Int = 8000) -> [KeyPress] {
    var detector = KeyDetector(rate: rate)
    let silence = [Int16](repeating: 0, count: min(max(rate, 1), 1_000_000) / 4)
    var presses: [KeyPress] = []
    for event in detector.feed(samples) + detector.feed(silence) {
      switch event {
      case .pressed(let key, let start):
        let start = milliseconds(start, rate)
        presses.append(KeyPress(key: key, start: start, end: start))
      case .released(_, let end):
        guard let last = presses.indices.last else { continue }
        presses[last].end = milliseconds(min(end, samples.count), rate)
      }
    }
    return presses
  }

  private static func milliseconds(_ sample: Int, _ rate: Int) -> Int {
    (sample * 1000 + rate / 2) / max(rate, 1)
  }
}
