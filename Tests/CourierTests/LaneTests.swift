import Batches
import Cases
import Casework
import Courier
import Foundation
import Halls
import Logging
import Testing

/// Events and recordings on one way, as the courier's service carries them.
struct LaneTests {
  /// A way on which is noted what went, and on which more may happen between two parts.
  private final class NotedDelivery: QuietDelivery {
    let went = Guarded<[String]>([])
    private let betweenParts: @Sendable (Int) throws -> Void

    init(betweenParts: @escaping @Sendable (Int) throws -> Void = { _ in }) {
      self.betweenParts = betweenParts
    }

    func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer {
      went.withLock { $0.append("batch \(batch.first)-\(batch.last)") }
      return .left
    }

    private static let length = 4 << 20

    func progress(
      ofRecording sha256: String, from file: String, isMissed: Bool
    ) async throws -> RecordingProgress {
      let parts = went.withLock { $0.filter { $0.hasPrefix("part") }.count }
      return .begun(parts == 0 ? 0 : parts << 20, of: Self.length)
    }

    func bring(_ part: CarriedPart) async throws -> RecordingProgress {
      let count = went.withLock { went in
        went.append("part")
        return went.filter { $0 == "part" }.count
      }
      try betweenParts(count)
      return count == 4 ? .done : .begun(count << 20, of: Self.length)
    }
  }

  private func service(_ hall: Hall, _ delivery: NotedDelivery) -> CourierService {
    let key = hall.key
    return CourierService(
      casework: hall.casework, sync: hall.sync,
      route: CourierService.Route(
        delivery: delivery, recordings: hall.folder + "/recordings",
        allowance: RecordingAllowance(zone: Hall.zone),
        heartbeat: HeartbeatSchedule(every: 900), keep: 86_400,
        trusted: TrustedKey(file: hall.folder + "/none"), key: { key }),
      directions: hall.directions, alarms: nil, every: .seconds(86_400),
      logger: Logger(label: "courier") { _ in SwiftLogNoOpLogHandler() })
  }

  private func wait(until condition: () throws -> Bool) async throws {
    while try !condition() { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test func `a courier that works once brings events that come between two parts before the rest`()
    async throws
  {
    let hall = try Hall()
    _ = try hall.record(length: 10)
    let delivery = NotedDelivery { part in if part == 2 { try hall.register() } }
    try await service(hall, delivery).workOnce()
    #expect(
      delivery.went.withLock { $0 } == [
        "batch 1-2", "part", "part", "batch 1-2", "batch 3-3", "part", "part",
      ])
  }

  @Test
  func `what another program sealed while a recording is under way goes before its next part`()
    async throws
  {
    let hall = try Hall()
    _ = try hall.record(length: 10)
    let delivery = NotedDelivery { part in
      guard part == 2 else { return }
      try hall.register()
      _ = try hall.seal()
    }
    let service = service(hall, delivery)
    let running = Task { try await service.run() }
    try await wait { delivery.went.withLock { $0.filter { $0 == "part" }.count } == 4 }
    running.cancel()
    try await running.value
    #expect(
      delivery.went.withLock { $0.filter { !$0.hasPrefix("batch 1-") } } == [
        "part", "part", "batch 3-3", "part", "part",
      ])
  }

  @Test func `an emergency that another program registers is sealed and carried at once`()
    async throws
  {
    let hall = try Hall()
    try hall.register()
    let delivery = NotedDelivery()
    let service = service(hall, delivery)
    let running = Task { try await service.run() }
    try await wait { !delivery.went.withLock(\.isEmpty) }
    try hall.register("LK01", kind: "REPAIR")
    try await wait { delivery.went.withLock { $0.contains { $0.hasPrefix("batch 2-") } } }
    running.cancel()
    try await running.value
  }
}
