import SoundCard

/// What is to be heard next, joined without a gap.
struct PlayQueue {
  enum Piece: Sendable {
    case sound(Sound)
    /// So many samples of silence.
    case pause(Int)
    /// Nothing to hear; tells when all before it was handed over.
    case mark(Mark)
  }

  enum Mark: Sendable, Equatable {
    case played
    case beeped
  }

  private var pieces: [Piece] = []
  private var next = 0
  /// Samples of the piece at `next` that were handed over.
  private var position = 0

  var isEmpty: Bool { next == pieces.count }

  mutating func append(_ piece: Piece) { pieces.append(piece) }

  /// Forgets everything.
  mutating func clear() {
    pieces.removeAll(keepingCapacity: true)
    next = 0
    position = 0
  }

  /// Forgets marks of this kind: a later one replaces them.
  mutating func forget(_ mark: Mark) {
    for index in next..<pieces.count {
      if case .mark(mark) = pieces[index] { pieces[index] = .pause(0) }
    }
  }

  /// Fills the target with sound, then with silence; tells each mark with the samples before it.
  mutating func fill(
    _ target: UnsafeMutableBufferPointer<Int16>, passing: (Mark, _ samplesBefore: Int) -> Void
  ) {
    var filled = 0
    while next < pieces.count {
      let rest = UnsafeMutableBufferPointer(rebasing: target[filled...])
      switch pieces[next] {
      case .mark(let mark):
        passing(mark, filled)
        advance()
      case .sound(let sound):
        let copied = sound.copy(from: position, into: rest)
        filled += copied
        position += copied
        if position >= sound.count { advance() }
      case .pause(let length):
        let silent = min(rest.count, length - position)
        rest.prefix(silent).update(repeating: 0)
        filled += silent
        position += silent
        if position >= length { advance() }
      }
      if filled == target.count, !isMarkNext { return }
    }
    clear()
    UnsafeMutableBufferPointer(rebasing: target[filled...]).update(repeating: 0)
  }

  private var isMarkNext: Bool {
    guard next < pieces.count, case .mark = pieces[next] else { return false }
    return true
  }

  private mutating func advance() {
    next += 1
    position = 0
  }
}
