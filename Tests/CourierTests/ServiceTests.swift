import Batches
import CaseStore
import Casework
import Courier
import Foundation
import Halls
import Logging
import Testing

/// The courier as a service.
struct ServiceTests {
  /// A way to headquarters that is never done.
  private struct StuckDelivery: QuietDelivery {
    func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer {
      try await Task.sleep(for: .seconds(3600))
      return .left
    }
  }

  /// A headquarters that finds this site's clock wrong.
  private struct MisdatedDelivery: QuietDelivery {
    func directions(
      _ request: DirectionsRequest, signedBy key: SigningKey
    ) async throws -> [UInt8]? {
      throw CourierError(
        .misdated, subject: "directions", cause: "stale", remedy: "set this machine's clock")
    }
  }

  private func service(
    _ hall: Hall, _ delivery: some Delivery, alarms: AlarmRound? = nil
  ) throws -> CourierService {
    let key = hall.key
    let trusted = TrustedKey(file: hall.folder + "/headquarters.pub")
    try trusted.write(hall.headquartersKey.verifyingKey)
    return CourierService(
      casework: hall.casework, sync: hall.sync,
      route: CourierService.Route(
        delivery: delivery, recordings: hall.folder,
        allowance: RecordingAllowance(zone: Hall.zone),
        heartbeat: HeartbeatSchedule(every: 900), keep: 86_400, trusted: trusted, key: { key }),
      directions: hall.directions, alarms: alarms, every: .seconds(300),
      logger: Logger(label: "courier") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func `a clock that is wrong keeps directions away, and what was delivered is delivered`()
    async throws
  {
    let hall = try Hall()
    try hall.register()
    try await service(hall, MisdatedDelivery()).workOnce()
    #expect(try hall.sync.status().delivered > 0)
  }

  @Test func `a way to headquarters that takes long holds up no alarm`() async throws {
    let hall = try Hall()
    try hall.register()
    let pager = hall.folder + "/pager"
    let service = try service(
      hall, StuckDelivery(),
      alarms: AlarmRound(
        store: hall.store,
        bell: AlarmBell(command: ["/bin/sh", "-c", "cat >> '\(pager)'"], zone: Hall.zone),
        schedule: AlarmSchedule(retry: 180, top: 2)))
    let running = Task { try await service.run() }
    while try hall.sync.status().sealed == 0 { try await Task.sleep(for: .milliseconds(20)) }
    try hall.register("LK01", kind: "REPAIR")
    while !FileManager.default.fileExists(atPath: pager) {
      try await Task.sleep(for: .milliseconds(20))
    }
    running.cancel()
    try await running.value
    #expect(try hall.sync.status().delivered == 0)
  }
}
