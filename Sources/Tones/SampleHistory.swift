/// The last eighth of a second of sound, in one piece.
struct SampleHistory: Sendable {
  /// So many samples before `end` can always be looked at; those before the first are silent.
  static let reach = 1024

  /// Index of the next sample, counted from the first.
  private(set) var end = 0
  private var samples = [Float](repeating: 0, count: 4 * reach)
  private var filled = reach

  /// Makes room for `count` samples and has them written.
  mutating func append(_ count: Int, write: (UnsafeMutablePointer<Float>) -> Void) {
    samples.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      if filled + count > buffer.count {
        base.update(from: base + filled - Self.reach, count: Self.reach)
        filled = Self.reach
      }
      write(base + filled)
    }
    filled += count
    end += count
  }

  /// Looks at the samples from `start` on, which is no more than `reach` before the end.
  func look<Result>(at start: Int, _ body: (UnsafePointer<Float>) -> Result?) -> Result? {
    let back = end - start
    guard back >= 0, back <= Self.reach else { return nil }
    return samples.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { body($0 + filled - back) }
    }
  }
}
