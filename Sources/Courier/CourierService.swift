public import Batches
import CaseStore
public import Casework
import Foundation
public import Logging
public import ServiceLifecycle

/// The courier of a site: seals the journal and carries it to headquarters, takes acknowledgements,
/// watches the clocks and carries alarms out of the house. One duty that fails stops no other.
public actor CourierService: Service {
  let casework: Casework
  let sync: SiteSync
  let route: Route
  private let directions: DirectionRound
  private let alarms: AlarmRound?
  let logger: Logger
  var timetable: Timetable
  private var emergencies = EmergencyWatch()
  /// The last event that was sealed when batches were last carried.
  var carried = 0
  /// nil until the recordings that are to be brought are looked up anew.
  var round: RecordingRound?
  var partLength = PartLength()

  /// Where batches go, and whom to believe. The keys are read when they are needed, so that one that
  /// is changed or put right needs no restart.
  public struct Route: Sendable {
    let delivery: any Delivery
    let recordings: String
    let allowance: RecordingAllowance
    let heartbeat: HeartbeatSchedule
    let keep: Int
    let key: @Sendable () throws -> SigningKey
    let trusted: TrustedKey

    /// `recordings` is the folder in which the site keeps its recordings, `allowance` how much of the
    /// way they may have, `heartbeat` when the site says that it is alive, `keep` for how many seconds
    /// what is durable at headquarters stays in the outbox.
    public init(
      delivery: any Delivery, recordings: String, allowance: RecordingAllowance,
      heartbeat: HeartbeatSchedule, keep: Int, trusted: TrustedKey,
      key: @escaping @Sendable () throws -> SigningKey
    ) {
      self.delivery = delivery
      self.recordings = recordings
      self.allowance = allowance
      self.heartbeat = heartbeat
      self.keep = keep
      self.key = key
      self.trusted = trusted
    }
  }

  /// A courier; without `alarms` they are only listed.
  public init(
    casework: Casework, sync: SiteSync, route: Route, directions: DirectionRound,
    alarms: AlarmRound?, every: Duration, logger: Logger
  ) {
    self.casework = casework
    self.sync = sync
    self.route = route
    self.directions = directions
    self.alarms = alarms
    self.logger = logger
    timetable = Timetable(every: every)
  }

  /// Works until the process is asked to end. A slow way to headquarters holds up no alarm, and a
  /// recording no event.
  public func run() async throws {
    let start = ContinuousClock.now
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for duties in [
          [Timetable.Duty.alarms, .clocks],
          [.sync, .directions, .heartbeat, .recordings, .pruning],
        ] {
          group.addTask { await self.work(on: duties, since: start) }
        }
      }
    }
  }

  /// Does every duty once, for `courier --once`; throws the first error after all were tried.
  public func workOnce() async throws {
    var first: (any Error)?
    for duty in [Timetable.Duty.clocks, .alarms] {
      do { try await work(duty) } catch { first = first ?? error }
    }
    do { try await carryOnce() } catch { first = first ?? error }
    do { try prune() } catch { first = first ?? error }
    do {
      // What became of directions is told at once.
      if try await takeDirections() { try await carryBatches() }
    } catch let error as CourierError where error.kind == .misdated {
      // What this site has to bring was brought; headquarters sees its clock by the heartbeat.
      logger.warning("Directions were not taken", metadata: ["error": "\(error)"])
    } catch { first = first ?? error }
    if let first { throw first }
  }

  private func work(on duties: [Timetable.Duty], since start: ContinuousClock.Instant) async {
    while !Task.isCancelled {
      if let duty = timetable.next(of: duties, at: .now - start) {
        await turn(to: duty, since: start)
      } else {
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  private func turn(to duty: Timetable.Duty, since start: ContinuousClock.Instant) async {
    timetable.began(duty)
    do {
      let pause = try await work(duty)
      timetable.done(duty, at: .now - start, pause: pause)
    } catch {
      // Whoever is asked to end has not failed.
      guard !Task.isCancelled else { return }
      let fault = error as? CourierError
      let isFirst = timetable.failed(
        duty, at: .now - start, chance: .random(in: 0..<1), pause: fault?.pause,
        isWayShut: [.unreachable, .busy].contains(fault?.kind))
      logger.log(
        level: isFirst ? .error : .debug, "A duty of the courier failed and is tried again",
        metadata: ["duty": "\(duty)", "error": "\(error)"])
    }
  }

  /// Does a duty; returns when it comes again where that is not as always.
  @discardableResult
  private func work(_ duty: Timetable.Duty) async throws -> Duration? {
    switch duty {
    case .alarms: try carryAlarms()
    case .clocks:
      let late = try casework.watchClocks()
      let warned = try casework.warnOfClocks()
      guard !late.isEmpty || !warned.isEmpty else { return nil }
      logger.info(
        "Clocks were found late or nearly so",
        metadata: ["late": "\(late.count)", "near": "\(warned.count)"])
    case .sync: try await carryBatches()
    case .heartbeat: try await sayAlive()
    case .pruning: try prune()
    case .recordings: return try await carryPart()
    case .directions:
      if try await takeDirections() { timetable.hasten() }
    }
    return nil
  }

  /// Whether any was taken.
  private func takeDirections() async throws -> Bool {
    if let key = try await sync.collectEnrolment(
      from: route.delivery, signing: route.key(), trusting: route.trusted)
    {
      logger.notice("Headquarters has enrolled this site", metadata: ["keyId": "\(key.keyId)"])
    }
    // Nobody can be believed yet.
    guard let trusted = try route.trusted.read() else { return false }
    let report = try await directions.collect(
      from: route.delivery, signing: route.key(), trusting: trusted)
    guard !report.isKnown else { return false }
    logger.notice(
      "Directions of headquarters were taken",
      metadata: ["applied": "\(report.applied)", "refused": "\(report.refused.map(\.sequence))"])
    return true
  }

  private func prune() throws {
    let pruned = try sync.prune(
      keep: route.keep, recordings: route.recordings, expired: casework.expiredRecordings())
    guard !pruned.batches.isEmpty || !pruned.recordings.isEmpty else { return }
    logger.info(
      "What is safe at headquarters was removed here",
      metadata: [
        "batches": "\(pruned.batches.count)", "recordings": "\(pruned.recordings.count)",
      ])
  }

  private func carryAlarms() throws {
    let heads = try sync.heads()
    if try emergencies.hasNew(in: casework.store, sealed: heads.sealed, last: heads.last) {
      timetable.hasten()
    }
    guard let report = try alarms?.run(at: casework.now) else { return }
    for alarm in report.rung {
      logger.notice(
        "An alarm was carried out of the house",
        metadata: ["alarm": "\(alarm.id)", "reason": "\(alarm.reason)"])
    }
    if let failure = report.failures.first { throw failure }
  }
}
