/// Listens on an idle line: 40 ms of sound above −40 dBFS begin a call (contract section 8).
struct IdleEar {
  /// What is kept of the past, so that a key that begins a call counts as its first key: 60 ms.
  private static let memory = 480
  private var loudness = Loudness()
  private var past = [Int16](repeating: 0, count: memory)
  private var next = 0

  /// Hears what came; true where somebody is there.
  mutating func hear(_ samples: UnsafeBufferPointer<Int16>) -> Bool {
    var somebody = false
    for sample in samples {
      past[next] = sample
      next = (next + 1) % Self.memory
      if loudness.take(sample), loudness.isSound { somebody = true }
    }
    return somebody
  }

  /// The last 60 ms, oldest first; begins to listen anew.
  mutating func recollect() -> [Int16] {
    let recollected = Array(past[next...] + past[..<next])
    self = IdleEar()
    return recollected
  }
}
