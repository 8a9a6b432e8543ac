import Synchronization

/// What the tick has heard of a take and its writer has not yet fetched.
///
/// One thread adds, one fetches, no lock: the tick must not wait for a disk. Unchecked because of
/// the pointer; `written` and `fetched` say whose turn a sample is.
final class TakeTape: @unchecked Sendable {
  /// Samples it can hold: four seconds of a disk that does not answer.
  static let capacity = 32_768

  private let samples = UnsafeMutablePointer<Int16>.allocate(capacity: capacity)
  private let written = Atomic(0)
  private let fetched = Atomic(0)

  deinit { samples.deallocate() }

  /// Adds what was heard; false where the writer is so late that it found no room.
  func add(_ heard: UnsafeBufferPointer<Int16>) -> Bool {
    let start = written.load(ordering: .relaxed)
    let room = Self.capacity - (start - fetched.load(ordering: .acquiring))
    guard heard.count <= room else { return false }
    for (offset, sample) in heard.enumerated() {
      samples[(start + offset) % Self.capacity] = sample
    }
    written.store(start + heard.count, ordering: .releasing)
    return true
  }

  /// Hands everything that is there to the writer, in one or two pieces.
  func fetch<Failure: Error>(
    _ body: (UnsafeBufferPointer<Int16>) throws(Failure) -> Void
  ) throws(Failure) {
    let end = written.load(ordering: .acquiring)
    var position = fetched.load(ordering: .relaxed)
    while position < end {
      let first = position % Self.capacity
      let count = min(end - position, Self.capacity - first)
      try body(UnsafeBufferPointer(start: samples + first, count: count))
      position += count
      fetched.store(position, ordering: .releasing)
    }
  }
}
