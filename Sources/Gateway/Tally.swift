import Cases

/// What the server counts for ``Exposition``. Labels are routes, codes and outcomes: nothing personal
/// and nothing that a stranger can choose.
final class Tally: Sendable {
  struct Counts {
    /// By route and status.
    var requests: [String: [Int: Int]] = [:]
    /// By route, how many took at most so long, cumulated as Prometheus wants it.
    var durations: [String: Durations] = [:]
    /// By outcome.
    var batches: [String: Int] = [:]
    var recordings: [String: Int] = [:]
    var heartbeats: [String: Int] = [:]
  }

  struct Durations {
    /// Upper bounds in seconds.
    static let bounds = [0.005, 0.02, 0.1, 0.5, 1, 5, 30]
    var below = bounds.map { _ in 0 }
    var count = 0
    var seconds = 0.0

    mutating func add(_ seconds: Double) {
      for (index, bound) in Self.bounds.enumerated() where seconds <= bound { below[index] += 1 }
      count += 1
      self.seconds += seconds
    }
  }

  private let held = Guarded(Counts())

  var counts: Counts { held.withLock { $0 } }

  func count(route: String, status: Int, took: Duration) {
    let seconds = took / .seconds(1)
    held.withLock { counts in
      counts.requests[route, default: [:]][status, default: 0] += 1
      counts.durations[route, default: Durations()].add(seconds)
    }
  }

  func count(batch outcome: String) {
    held.withLock { $0.batches[outcome, default: 0] += 1 }
  }

  func count(heartbeat outcome: String) {
    held.withLock { $0.heartbeats[outcome, default: 0] += 1 }
  }

  func count(recording outcome: String) {
    held.withLock { $0.recordings[outcome, default: 0] += 1 }
  }
}
