public import Foundation
import Synchronization

/// The time as the test says it is.
public final class ClockHand: Sendable {
  private let seconds: Mutex<Double>

  public init(_ start: Date) { seconds = Mutex(start.timeIntervalSince1970) }

  public var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  public func move(to time: Date) { seconds.withLock { $0 = time.timeIntervalSince1970 } }

  public func advance(minutes: Double) { seconds.withLock { $0 += minutes * 60 } }
}
