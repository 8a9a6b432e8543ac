public import Cases
public import Foundation

/// What a case's clocks depend on beside the event itself.
public struct ClockFacts: Sendable {
  public var kind: String
  public var category: String
  public var channel: String
  /// Before the event; the event's own `flags` count where it has them.
  public var flags: [Flag]
  /// Before the event; the event's own `state` counts where it has one.
  public var state: State
  /// The date that an order from above carries.
  public var externalDueAt: Date?
  /// The case's clocks so far, ended ones included.
  public var clocks: [ClockRecord]
  /// `minor`, `medium` or `major`, once the crew has seen it.
  public var repairSize: String?
  /// When the case got its number; nil before that.
  public var registeredAt: Date?

  public init(
    kind: String, category: String, channel: String, flags: [Flag] = [], state: State,
    externalDueAt: Date? = nil, clocks: [ClockRecord] = [], repairSize: String? = nil,
    registeredAt: Date? = nil
  ) {
    self.kind = kind
    self.category = category
    self.channel = channel
    self.flags = flags
    self.state = state
    self.externalDueAt = externalDueAt
    self.clocks = clocks
    self.repairSize = repairSize
    self.registeredAt = registeredAt
  }

  /// The facts of a case before its next event.
  public init(_ current: Case) {
    self.init(
      kind: current.kind, category: current.category, channel: current.channel,
      flags: current.flags, state: current.state, externalDueAt: current.externalDueAt,
      clocks: current.clocks, repairSize: current.repairSize, registeredAt: current.registeredAt)
  }
}

/// A clock that an event started, moved, paused or ended, as it is after the event.
public struct ClockChange: Sendable, Hashable {
  public var id: String
  public var state: ClockState
  public var startedAt: Date
  /// nil where the policy sets no figure.
  public var dueAt: Date?
  /// When it was paused; nil while it runs.
  public var pausedAt: Date?
  /// When it ended: a breached clock runs on until then.
  public var endedAt: Date?
  /// Whether the event started it, so that it stands beside earlier runs of the same clock.
  public var starts: Bool
}
