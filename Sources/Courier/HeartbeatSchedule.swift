public import Foundation

/// When a site says that it is alive: where nothing else said so for a while, and now and then all
/// the same, since batches tell nothing of its disk and its clock.
public struct HeartbeatSchedule: Sendable, Equatable {
  /// Seconds of silence.
  public let every: Int

  public init(every: Int) { self.every = every }

  /// Whether one is due, after batches were last brought and the last one was sent; nil for never. A
  /// clock that was put back waits for nothing.
  public func isDue(at now: Date, after batches: Date?, and heartbeat: Date?) -> Bool {
    let isIdle = [batches, heartbeat].allSatisfy { isOver($0, every, at: now) }
    guard let heartbeat, !isIdle else { return isIdle }
    return isOver(heartbeat, 4 * every, at: now)
  }

  private func isOver(_ time: Date?, _ patience: Int, at now: Date) -> Bool {
    guard let time else { return true }
    return !(0..<TimeInterval(patience)).contains(now.timeIntervalSince(time))
  }
}
