public import Terminal

/// Tells a key held down from a key pressed again, on pages where a key chooses.
///
/// A keyboard repeats a held key after 250 ms or more, then at least every 60 ms. So the same key
/// again in that time could be either: it waits until the next one would have come. A key that
/// proves to be held counts once; pressed again sooner or later than that, it counts again.
public struct KeyRepeat: Sendable, Equatable {
  /// What is to be done with a key.
  public enum Verdict: Sendable, Equatable {
    case take
    case ignore
    /// Take it if no further key comes within this time.
    case hold(Duration)
  }

  static let period = Duration.milliseconds(60)
  private static let doubtful = Duration.milliseconds(200)...Duration.milliseconds(1_100)

  private var last: Key?
  private var lastTime = Duration.zero
  private var isHeld = false
  private var isHolding = false

  public init() {}

  /// Judges a key pressed at this time since any fixed origin.
  public mutating func judge(_ key: Key, at time: Duration) -> Verdict {
    defer {
      last = key
      lastTime = time
    }
    let gap = time - lastTime
    guard key == last else {
      isHeld = false
      isHolding = false
      return .take
    }
    if isHeld, gap <= Self.period { return .ignore }
    isHeld = false
    if isHolding, gap <= Self.period {
      isHeld = true
      isHolding = false
      return .ignore
    }
    isHolding = Self.doubtful.contains(gap)
    return isHolding ? .hold(Self.period) : .take
  }

  /// The held-back key was taken: nothing came after it.
  public mutating func released() {
    isHolding = false
  }
}
