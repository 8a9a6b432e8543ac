public import Batches
import CaseStore
public import Casework
import Foundation
public import Logging
public import ServiceLifecycle

/// The courier of a site: seals the journal and carries it to headquarters, takes acknowledgements,
/// watches the clocks and carries alarms out of the house. One duty that fails stops no other.
public actor CourierService: Service {
  private let casework: Casework
  private let sync: SiteSync
  private let route: Route
  private let alarms: AlarmRound?
  private let logger: Logger
  private var timetable: Timetable

  /// Where batches go, and whom to believe. The keys are read when they are needed, so that one that
  /// is changed or put right needs no restart.
  public struct Route: Sendable {
    let delivery: any Delivery
    let recordings: String
    let key: @Sendable () throws -> SigningKey
    let trusted: TrustedKey

    /// `recordings` is the folder in which the site keeps its recordings.
    public init(
      delivery: any Delivery, recordings: String, trusted: TrustedKey,
      key: @escaping @Sendable () throws -> SigningKey
    ) {
      self.delivery = delivery
      self.recordings = recordings
      self.key = key
      self.trusted = trusted
    }
  }

  /// A courier; without `alarms` they are only listed.
  public init(
    casework: Casework, sync: SiteSync, route: Route, alarms: AlarmRound?, every: Duration,
    logger: Logger
  ) {
    self.casework = casework
    self.sync = sync
    self.route = route
    self.alarms = alarms
    self.logger = logger
    timetable = Timetable(every: every)
  }

  /// Works until the process is asked to end.
  public func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.turn(at: clock.now - start)
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// Does every duty once, for `courier --once`; throws the first error after all were tried.
  public func workOnce() throws {
    var first: (any Error)?
    for duty in [Timetable.Duty.clocks, .alarms, .sync] {
      do { try work(duty) } catch { first = first ?? error }
    }
    if let first { throw first }
  }

  private func turn(at now: Duration) {
    for duty in timetable.duties(at: now) {
      do {
        try work(duty)
        timetable.done(duty, at: now)
      } catch {
        let isFirst = timetable.failed(duty, at: now, chance: .random(in: 0..<1))
        logger.log(
          level: isFirst ? .error : .debug, "A duty of the courier failed and is tried again",
          metadata: ["duty": "\(duty)", "error": "\(error)"])
      }
    }
  }

  private func work(_ duty: Timetable.Duty) throws {
    switch duty {
    case .alarms: try carryAlarms()
    case .clocks:
      let late = try casework.watchClocks()
      let warned = try casework.warnOfClocks()
      guard !late.isEmpty || !warned.isEmpty else { return }
      logger.info(
        "Clocks were found late or nearly so",
        metadata: ["late": "\(late.count)", "near": "\(warned.count)"])
    case .sync: try carryBatches()
    }
  }

  private func carryAlarms() throws {
    guard let report = try alarms?.run(at: casework.now) else { return }
    for alarm in report.rung {
      logger.notice(
        "An alarm was carried out of the house",
        metadata: ["alarm": "\(alarm.id)", "reason": "\(alarm.reason)"])
    }
    if report.rung.contains(where: { $0.reason == "emergency" }) { timetable.hasten() }
    if let failure = report.failures.first { throw failure }
  }

  private func carryBatches() throws {
    let sealed = try sync.seal(with: try route.key())
    let delivered = try sync.deliver(by: route.delivery, recordings: route.recordings)
    if !sealed.isEmpty {
      logger.info(
        "Batches were sealed and delivered",
        metadata: ["batches": "\(sealed.count)", "delivered": "\(delivered)"])
    }
    // Without a trusted key an acknowledgement that lies there is left to a person.
    guard let key = try route.trusted.read(),
      case .taken(let said) = try sync.collect(from: route.delivery, trusting: key)
    else { return }
    logger.info(
      "An acknowledgement was taken",
      metadata: ["applied": "\(said.appliedSequence)", "durable": "\(said.durableSequence)"])
  }
}
