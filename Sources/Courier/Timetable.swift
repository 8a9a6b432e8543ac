/// When the courier's duties are next due, in time since it started: a value, so that a day of the
/// courier can be tested in a millisecond.
public struct Timetable: Sendable, Equatable {
  /// What the courier does.
  public enum Duty: CaseIterable, Sendable {
    /// Carries alarms out.
    case alarms
    /// Looks for clocks that are late or nearly so.
    case clocks
    /// Seals, delivers, takes acknowledgements.
    case sync
  }

  private let every: Duration
  private var due: [Duty: Duration] = [:]
  private var backoffs: [Duty: Backoff] = [:]
  private var isHastened = false

  /// A timetable on which everything is due at once, and `sync` again every so often.
  public init(every: Duration) { self.every = every }

  /// What is due at that time.
  public func duties(at now: Duration) -> [Duty] {
    Duty.allCases.filter { (due[$0] ?? .zero) <= now || $0 == .sync && isHastened }
  }

  /// Notes that a duty was begun; what hastens it from now on has it done once more.
  public mutating func began(_ duty: Duty) {
    if duty == .sync { isHastened = false }
  }

  /// Notes that a duty was done.
  public mutating func done(_ duty: Duty, at now: Duration) {
    backoffs[duty] = nil
    due[duty] = now + pause(of: duty)
  }

  /// Notes that a duty failed and must wait for `pause` at least; `chance` is a random number from 0
  /// up to 1. Returns whether it is the first failure since it last went well.
  public mutating func failed(
    _ duty: Duty, at now: Duration, chance: Double, pause: Duration? = nil
  ) -> Bool {
    let isFirst = backoffs[duty] == nil
    let wait = backoffs[duty, default: Backoff()].wait(chance: chance)
    due[duty] = now + max(wait, pause ?? .zero)
    return isFirst
  }

  /// Has the journal sealed and carried with the next round, for an emergency.
  public mutating func hasten() { isHastened = true }

  private func pause(of duty: Duty) -> Duration {
    switch duty {
    case .alarms: .seconds(1)
    case .clocks: .seconds(30)
    case .sync: every
    }
  }
}
