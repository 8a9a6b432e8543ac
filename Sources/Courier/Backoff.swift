/// How long to wait before a delivery is tried again: full jitter between nothing and a bound that
/// doubles from 10 s to 15 min, so that sites that failed together do not come back together.
public struct Backoff: Sendable, Equatable {
  /// Failures in a row.
  public private(set) var failures = 0

  public init() {}

  /// Counts a failure; `chance` is a random number from 0 up to 1.
  public mutating func wait(chance: Double) -> Duration {
    failures = min(failures + 1, 16)
    let bound = min(900, 5 << failures)
    return .seconds(1 + Double(bound - 1) * chance)
  }

  /// It went well.
  public mutating func reset() { failures = 0 }
}
