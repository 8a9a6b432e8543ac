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

  /// Works until the process is asked to end. A slow way to headquarters holds up no alarm.
  public func run() async throws {
    let start = ContinuousClock.now
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for duties in [[Timetable.Duty.alarms, .clocks], [.sync]] {
          group.addTask { await self.work(on: duties, since: start) }
        }
      }
    }
  }

  /// Does every duty once, for `courier --once`; throws the first error after all were tried.
  public func workOnce() async throws {
    var first: (any Error)?
    for duty in [Timetable.Duty.clocks, .alarms, .sync] {
      do { try await work(duty) } catch { first = first ?? error }
    }
    if let first { throw first }
  }

  private func work(on duties: [Timetable.Duty], since start: ContinuousClock.Instant) async {
    while !Task.isCancelled {
      for duty in duties { await turn(to: duty, since: start) }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func turn(to duty: Timetable.Duty, since start: ContinuousClock.Instant) async {
    guard timetable.duties(at: .now - start).contains(duty) else { return }
    timetable.began(duty)
    do {
      try await work(duty)
      timetable.done(duty, at: .now - start)
    } catch {
      let isFirst = timetable.failed(
        duty, at: .now - start, chance: .random(in: 0..<1), pause: (error as? CourierError)?.pause)
      logger.log(
        level: isFirst ? .error : .debug, "A duty of the courier failed and is tried again",
        metadata: ["duty": "\(duty)", "error": "\(error)"])
    }
  }

  private func work(_ duty: Timetable.Duty) async throws {
    switch duty {
    case .alarms: try carryAlarms()
    case .clocks:
      let late = try casework.watchClocks()
      let warned = try casework.warnOfClocks()
      guard !late.isEmpty || !warned.isEmpty else { return }
      logger.info(
        "Clocks were found late or nearly so",
        metadata: ["late": "\(late.count)", "near": "\(warned.count)"])
    case .sync: try await carryBatches()
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

  private func carryBatches() async throws {
    let sealed = try sync.seal(with: try route.key())
    // Without a trusted key an acknowledgement that lies in a folder is left to a person; one that a
    // server gives at once is an error.
    let key = try route.trusted.read()
    let delivered = try await sync.deliver(
      by: route.delivery, recordings: route.recordings, trusting: key)
    if !sealed.isEmpty {
      logger.info(
        "Batches were sealed and delivered",
        metadata: ["batches": "\(sealed.count)", "delivered": "\(delivered)"])
    }
    guard let key,
      case .taken(let said) = try await sync.collect(from: route.delivery, trusting: key)
    else { return }
    logger.info(
      "An acknowledgement was taken",
      metadata: ["applied": "\(said.appliedSequence)", "durable": "\(said.durableSequence)"])
  }
}
