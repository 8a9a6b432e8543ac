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
  private struct StuckDelivery: Delivery {
    func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer {
      try await Task.sleep(for: .seconds(3600))
      return .left
    }

    func progress(ofRecording: String, from: String) async throws -> RecordingProgress { .done }

    func bring(_ part: CarriedPart) async throws -> RecordingProgress { .done }

    func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) async throws -> DeliveryAnswer { .left }

    func acknowledgement(site: Int, epoch: Int) async throws -> [UInt8]? { nil }

    func enroll(_ request: [UInt8], as stream: StreamID) async throws -> [UInt8]? { nil }

    func enrolled(_ stream: StreamID) async throws -> [UInt8]? { nil }

    func directions(
      _ request: DirectionsRequest, signedBy key: SigningKey
    ) async throws -> [UInt8]? { nil }
  }

  @Test func `a way to headquarters that takes long holds up no alarm`() async throws {
    let hall = try Hall()
    try hall.register()
    let (key, pager) = (hall.key, hall.folder + "/pager")
    let service = CourierService(
      casework: hall.casework, sync: hall.sync,
      route: CourierService.Route(
        delivery: StuckDelivery(), recordings: hall.folder,
        allowance: RecordingAllowance(zone: Hall.zone),
        heartbeat: HeartbeatSchedule(every: 900), keep: 86_400,
        trusted: TrustedKey(file: hall.folder + "/none"), key: { key }),
      directions: hall.directions,
      alarms: AlarmRound(
        store: hall.store,
        bell: AlarmBell(command: ["/bin/sh", "-c", "cat >> '\(pager)'"], zone: Hall.zone),
        schedule: AlarmSchedule(retry: 180, top: 2)),
      every: .seconds(300), logger: Logger(label: "courier") { _ in SwiftLogNoOpLogHandler() })
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
