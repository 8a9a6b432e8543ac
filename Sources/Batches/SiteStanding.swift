public import Foundation

/// For how long a site may be silent before it counts as dead.
public struct SitePatience: Sendable, Equatable {
  /// Seconds for one that speaks over the network; nil for four of its own heartbeats, an hour at
  /// least.
  public var direct: Int?
  /// Seconds for one whose media somebody carries, or that never sent a heartbeat.
  public var carried: Int

  public init(direct: Int? = nil, carried: Int = 86_400) {
    self.direct = direct
    self.carried = carried
  }

  func seconds(for stream: SiteStream) -> Int {
    guard let kept = stream.heartbeat, kept.clockOffset != nil else { return carried }
    let (four, isTooLong) = kept.heartbeat.every.multipliedReportingOverflow(by: 4)
    return direct ?? (isTooLong ? .max : max(3600, four))
  }
}

/// How an installation stands at a time: how far it is behind, and whether somebody must look.
public struct SiteStanding: Sendable, Equatable {
  public let stream: SiteStream
  /// Events that it said it has, or that wait behind a gap, and that were not taken; nil where it
  /// never said.
  public let lagEvents: Int?
  /// Seconds for which the first of those has been on its way.
  public let lagSeconds: Int?
  public let condition: SiteCondition
  /// Whether two machines spoke as this site before another took its place.
  public var wasFrozen: Bool { condition == .closed && stream.frozenAt != nil }

  /// All of them at a time, in their order.
  public static func all(
    _ streams: [SiteStream], patience: SitePatience, at now: Date
  ) -> [SiteStanding] {
    let heard = streams.filter { $0.lastContact != nil }.map(\.id)
    return streams.map { stream in
      let hasSuccessor = heard.contains {
        $0.site == stream.id.site && $0.epoch > stream.id.epoch
      }
      return SiteStanding(
        stream, hasSuccessor: hasSuccessor, patience: patience.seconds(for: stream), at: now)
    }
  }

  private init(_ stream: SiteStream, hasSuccessor: Bool, patience: Int, at now: Date) {
    let head = [stream.heartbeat?.heartbeat.sequence, stream.waitingThrough].compactMap(\.self)
      .max()
    let events = head.map { max(0, $0 - stream.applied) }
    let lag = events.map { $0 == 0 ? 0 : Self.lag(of: stream, at: now) }
    (self.stream, lagEvents, lagSeconds) = (stream, events, lag)
    condition =
      hasSuccessor || stream.closedAt != nil
      ? .closed : Self.condition(of: stream, lag: lag ?? 0, patience: patience, at: now)
  }

  /// The first missing event is none before the last that was taken, nor before the first that was
  /// missing when the site spoke.
  private static func lag(of stream: SiteStream, at now: Date) -> Int {
    let starts = [stream.heartbeat?.heartbeat.waitingSince, stream.lastEventAt].compactMap(\.self)
    let start = starts.max() ?? stream.heartbeat?.heartbeat.at ?? stream.lastContact ?? now
    return max(0, Int(now.timeIntervalSince(start)))
  }

  private static func condition(
    of stream: SiteStream, lag: Int, patience: Int, at now: Date
  ) -> SiteCondition {
    func isOver(_ time: Date?, _ patience: Int) -> Bool {
      time.map { now.timeIntervalSince($0) > TimeInterval(patience) } ?? false
    }
    let told = stream.heartbeat?.heartbeat
    if !stream.keyIds.isEmpty, Set(stream.keyIds) == Set(stream.revokedKeyIds) { return .revoked }
    if stream.frozenAt != nil { return .frozen }
    guard let contact = stream.lastContact else { return .new }
    if isOver(contact, patience) { return .dead }
    if stream.waiting > 0 { return .waiting }
    if stream.parked > 0 { return .parked }
    if let told, told.diskFree < told.diskSize / 10 { return .disk }
    if abs(stream.heartbeat?.clockOffset ?? 0) > 300 { return .clock }
    // What is on its way with a carrier is only known by the silence before it comes.
    if lag > patience || isOver(contact, patience / 4 * 3) { return .behind }
    return isOver(stream.lastEventAt ?? stream.enrolledAt, patience) ? .quiet : .ok
  }
}
