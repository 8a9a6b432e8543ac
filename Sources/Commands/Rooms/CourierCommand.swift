import ArgumentParser
import CaseStore
import Casework
import Courier
import Logging
import Policy
import ServiceLifecycle

/// `hearwell courier [--once]`.
struct CourierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "courier",
    abstract: "Seals, delivers, takes acknowledgements, watches clocks, raises alarms. 信使")

  @Flag(help: "Do every duty once and end.")
  var once = false
  @OptionGroup var options: SiteOptions

  func run() async throws {
    let site = try Site(options)
    let delivery = try site.delivery()
    let logger = HouseLogger.make("courier")
    let casework = try site.casework()
    let directory = site.directory
    // The courier's account owns the keys; the kiosk's could not make this one on an older site.
    try SlipKey(directory).makeIfMissing()
    let service = CourierService(
      casework: casework, sync: site.sync(over: casework.store),
      route: CourierService.Route(
        delivery: delivery, recordings: directory.recordings, allowance: allowance(site),
        heartbeat: HeartbeatSchedule(every: site.configuration.courier.heartbeat),
        keep: site.configuration.courier.keep,
        trusted: site.trustedKey, key: { try Site.signingKey(in: directory) }),
      directions: site.directions(over: casework.store),
      alarms: alarms(site, casework), every: .seconds(site.configuration.courier.every),
      logger: logger)
    if once { return try await service.workOnce() }
    try await Duty.serve(service, logger: logger)
  }

  private func allowance(_ site: Site) -> RecordingAllowance {
    let courier = site.configuration.courier
    return RecordingAllowance(
      perDay: courier.recordingsPerDay, hours: courier.recordingHours, zone: site.policy.timeZone)
  }

  private func alarms(_ site: Site, _ casework: Casework) -> AlarmRound? {
    let alarms = site.configuration.alarms
    guard !alarms.command.isEmpty else { return nil }
    return AlarmRound(
      store: casework.store,
      bell: AlarmBell(command: alarms.command, zone: site.policy.timeZone),
      schedule: AlarmSchedule(
        retry: .init(alarms.retry), top: max(0, site.policy.escalation.count)),
      recipients: { alarm, level in
        casework.recipients(
          of: alarm.reason, clock: alarm.clock, department: alarm.department, level: level)
      })
  }
}
