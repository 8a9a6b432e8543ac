/// Watches that nobody's page stays open after they have gone.
///
/// Times are durations since an origin of the face's choice; no clock is read here.
public struct IdleWatch: Sendable, Equatable {
  /// How long a visit may stay quiet, and how long before its end it is announced.
  public struct Limits: Sendable, Equatable {
    public var idle: Duration
    public var warning: Duration

    /// `idle` is the policy's `kiosk.session.idle_timeout`; its last third is announced.
    public init(idle: Duration = .seconds(90)) {
      self.init(idle: idle, warning: idle / 3)
    }

    public init(idle: Duration, warning: Duration) {
      self.idle = idle
      self.warning = min(warning, idle)
    }
  }

  /// How things stand, and how long they stay so when no key comes.
  public enum Standing: Sendable, Equatable {
    case quiet(for: Duration)
    /// Seconds shown in the countdown.
    case warning(seconds: Int, for: Duration)
    case over
  }

  private let limits: Limits
  private var lastKey: Duration

  public init(_ limits: Limits, at time: Duration) {
    self.limits = limits
    lastKey = time
  }

  /// A key came: all the time is there again, however often.
  public mutating func keyPressed(at time: Duration) {
    lastKey = time
  }

  public func standing(at time: Duration) -> Standing {
    let left = limits.idle - (time - lastKey)
    if left <= .zero { return .over }
    if left > limits.warning { return .quiet(for: left - limits.warning) }
    let whole = left.components.seconds
    let rest = left - .seconds(whole)
    return rest == .zero
      ? .warning(seconds: Int(whole), for: .seconds(1))
      : .warning(seconds: Int(whole) + 1, for: rest)
  }
}
