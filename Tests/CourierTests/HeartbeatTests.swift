import Batches
import CaseStore
import Courier
import Foundation
import Halls
import Testing

/// When and what a site says of itself.
struct HeartbeatTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  @Test(
    arguments: [
      // Minutes since batches were brought and since the last heartbeat.
      (nil, nil, true), (14, nil, false), (15, nil, true), (300, nil, true), (1, 30, false),
      (30, 14, false), (30, 15, true), (1, 59, false), (1, 60, true), (-600, nil, true),
      (-600, -600, true),
    ] as [(Double?, Double?, Bool)])
  func `it is due where nothing else was said for a while, and now and then all the same`(
    batches: Double?, heartbeat: Double?, isDue: Bool
  ) {
    func time(_ minutes: Double?) -> Date? {
      minutes.map { Self.now.addingTimeInterval(-60 * $0) }
    }
    let schedule = HeartbeatSchedule(every: 900)
    #expect(
      schedule.isDue(at: Self.now, after: time(batches), and: time(heartbeat)) == isDue)
  }

  private func sayAlive(_ hall: Hall) async throws -> Bool {
    let key = hall.key
    return try await hall.sync.sayAlive(
      by: DirectoryDelivery(folder: hall.folder + "/outbox"), recordings: hall.folder,
      schedule: HeartbeatSchedule(every: 900), with: { key }, trusting: nil)
  }

  private func said(_ hall: Hall) throws -> Heartbeat {
    let bytes = try Data(contentsOf: URL(filePath: hall.folder + "/outbox/101.1.heartbeat.jsonl"))
    return try ReceivedHeartbeat(Array(bytes)).verified(by: hall.key.verifyingKey)
  }

  @Test func `it tells the journal's head, since when events wait, and the disk`() async throws {
    let hall = try Hall()
    try hall.register()
    let begun = hall.hand.now
    _ = try hall.record(length: 10)
    _ = try hall.seal()
    hall.hand.advance(minutes: 3)
    #expect(try await sayAlive(hall))
    let told = try said(hall)
    #expect(told.stream == StreamID(site: 101, epoch: 1))
    #expect(told.sequence == 3)
    #expect(try told.hash == hall.store.journal(from: 3, limit: 1).first?.hash)
    #expect(told.at == hall.hand.now && told.waitingSince == begun)
    #expect(told.diskFree > 0 && told.diskSize >= told.diskFree)
    #expect(told.every == 900 && !told.practice)
    _ = try hall.take(try hall.acknowledgement(3))
    #expect(try await !sayAlive(hall))
    hall.hand.advance(minutes: 15)
    #expect(try await sayAlive(hall))
    #expect(try said(hall).waitingSince == nil)
  }

  @Test func `batches say as much, so it is sent only after them`() async throws {
    let hall = try Hall()
    try hall.register()
    _ = try hall.seal()
    try await hall.sync.deliver(by: DirectoryDelivery(folder: hall.folder + "/outbox"))
    #expect(try await !sayAlive(hall))
    hall.hand.advance(minutes: 14)
    try await hall.sync.deliver(by: DirectoryDelivery(folder: hall.folder + "/outbox"))
    #expect(try await !sayAlive(hall))
    hall.hand.advance(minutes: 1)
    #expect(try await sayAlive(hall))
  }
}
