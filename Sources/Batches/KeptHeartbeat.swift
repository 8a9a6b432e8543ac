public import Foundation

/// The newest heartbeat of an installation, as headquarters keeps it.
public struct KeptHeartbeat: Sendable, Equatable {
  /// Its two lines, as they came.
  public let bytes: [UInt8]
  public let heartbeat: Heartbeat
  public let receivedAt: Date
  /// Seconds by which the site's clock was ahead; nil where somebody carried it, since nobody knows
  /// for how long.
  public let clockOffset: Int?

  public init(_ received: ReceivedHeartbeat, at time: Date, isDirect: Bool) {
    bytes = received.bytes
    heartbeat = received.heartbeat
    receivedAt = time
    clockOffset =
      isDirect ? Int(received.heartbeat.at.timeIntervalSince(time).rounded()) : nil
  }

  /// One that was kept; throws ``BatchError`` where its bytes are damaged.
  public init(kept bytes: [UInt8], receivedAt: Date, clockOffset: Int?) throws(BatchError) {
    self.bytes = bytes
    heartbeat = try ReceivedHeartbeat(bytes).heartbeat
    self.receivedAt = receivedAt
    self.clockOffset = clockOffset
  }

  /// How far a site's clock may be ahead before what it said makes nothing old any more.
  private static let tolerance: TimeInterval = 3600

  /// Whether another one says nothing new at that time: it is not younger. One whose own time lies
  /// ahead came from a wrong clock, which was put right since.
  public func outdates(_ other: Heartbeat, at now: Date) -> Bool {
    heartbeat.at == other.at
      || heartbeat.at > other.at && heartbeat.at <= now.addingTimeInterval(Self.tolerance)
  }
}
