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
    /// Says that the site is alive, where nothing else did for a while.
    case heartbeat
    /// Brings the next part of a recording.
    case recordings
    /// Removes what need not be kept here any more.
    case pruning
    /// Takes what headquarters directs.
    case directions
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

  /// What goes next of these, which share one way; the first of them goes first. So events go before
  /// recordings, whose parts are short.
  public func next(of shared: [Duty], at now: Duration) -> Duty? {
    let due = duties(at: now)
    return shared.first { due.contains($0) }
  }

  /// Notes that a duty was begun; what hastens it from now on has it done once more.
  public mutating func began(_ duty: Duty) {
    if duty == .sync { isHastened = false }
  }

  /// Notes that a duty was done; it comes again after `pause`, or when it always does.
  public mutating func done(_ duty: Duty, at now: Duration, pause: Duration? = nil) {
    backoffs[duty] = nil
    due[duty] = now + (pause ?? self.pause(of: duty))
    // Events that were taken name recordings.
    if duty == .sync, backoffs[.recordings] == nil { due[.recordings] = now }
  }

  /// Notes that a duty failed and must wait for `pause` at least; `chance` is a random number from 0
  /// up to 1. Where the way is shut, recordings wait as long as events do. Returns whether it is the
  /// first failure since it last went well.
  public mutating func failed(
    _ duty: Duty, at now: Duration, chance: Double, pause: Duration? = nil,
    isWayShut: Bool = false
  ) -> Bool {
    let isFirst = backoffs[duty] == nil
    let wait = backoffs[duty, default: Backoff()].wait(chance: chance)
    let next = now + max(wait, pause ?? .zero)
    due[duty] = next
    if duty == .sync, isWayShut { due[.recordings] = max(next, due[.recordings] ?? .zero) }
    return isFirst
  }

  /// Has the journal sealed and carried with the next round, for an emergency.
  public mutating func hasten() { isHastened = true }

  /// Has what was sealed meanwhile carried next; false where that was just tried in vain.
  public mutating func callForEvents() -> Bool {
    guard backoffs[.sync] == nil else { return false }
    due[.sync] = .zero
    return true
  }

  private func pause(of duty: Duty) -> Duration {
    switch duty {
    case .alarms: .seconds(1)
    case .clocks, .heartbeat: .seconds(30)
    case .sync, .recordings, .directions: every
    case .pruning: .seconds(3600)
    }
  }
}
