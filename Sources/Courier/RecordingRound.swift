/// The recordings that are still to be brought, and how it goes; one that cannot be brought keeps no
/// other from it.
struct RecordingRound {
  private(set) var waiting: [String]
  private(set) var failure: (any Error)?

  init(waiting: [String]) { self.waiting = waiting }

  /// The next one is there.
  mutating func finish() { waiting.removeFirst() }

  /// The next one cannot be brought now; where nothing can, the way is given up for now.
  mutating func fail(_ error: any Error) {
    failure = failure ?? error
    switch (error as? CourierError)?.kind {
    case .unreachable, .busy: waiting = []
    default: waiting.removeFirst()
    }
  }
}
