import Batches
import CaseStore
import Cases
import Casework
import Courier
import Foundation
import Halls
import Testing

/// What a site removes because it is safe at headquarters.
struct PruningTests {
  private static let day = 24.0 * 60

  /// Seals so many batches of one event, a day apart.
  private func seal(_ batches: Int, in hall: Hall) throws {
    for _ in 1...batches {
      try hall.register()
      _ = try hall.seal()
      hall.hand.advance(minutes: Self.day)
    }
  }

  private func prune(_ hall: Hall, keep days: Int = 30) throws -> SiteSync.Pruned {
    try hall.sync.prune(
      keep: days * 86_400, recordings: hall.folder + "/recordings",
      expired: hall.casework.expiredRecordings())
  }

  @Test func `the outbox loses what is durable and old enough, and nothing else`() throws {
    let hall = try Hall()
    try seal(10, in: hall)
    #expect(try prune(hall, keep: 1).batches == [])
    _ = try hall.take(try hall.acknowledgement(8))
    // The tenth was sealed a day ago, the fifth six days ago.
    #expect(try prune(hall, keep: 6).batches.map(\.last) == [1, 2, 3, 4])
    #expect(try prune(hall, keep: 6).batches == [])
    #expect(try prune(hall, keep: 0).batches.map(\.last) == [5, 6, 7, 8])
    #expect(try hall.outbox().count == 2)
    #expect(try hall.store.verify().problems == [])
    #expect(try hall.store.journal(from: 1, limit: 100).count == 10)
  }

  @Test func `headquarters put back from a backup gets what was pruned, sealed anew`() throws {
    let hall = try Hall()
    try seal(6, in: hall)
    let kept = try #require(try hall.outbox()["101.1.000000005-000000005.jsonl"])
    _ = try hall.take(try hall.acknowledgement(6))
    #expect(try prune(hall, keep: 3).batches.map(\.last) == [1, 2, 3])
    hall.hand.advance(minutes: 1)
    _ = try hall.take(try hall.acknowledgement(1))
    #expect(try hall.seal().map(\.text) == ["101.1.000000002-000000003.jsonl"])
    // What was still there stays as it was sealed.
    #expect(try hall.outbox()["101.1.000000005-000000005.jsonl"] == kept)
    #expect(try hall.sync.status().sealed == 6)
  }

  @Test func `nothing goes on the word of an acknowledgement that is not believed`() throws {
    let hall = try Hall()
    try seal(3, in: hall)
    #expect(throws: CourierError.self) {
      try hall.take(try hall.acknowledgement(3, by: .random()))
    }
    #expect(try prune(hall, keep: 0).batches == [])
  }

  /// A case with a recording, which is over.
  private func closed(_ hall: Hall) throws -> String {
    let sha256 = try hall.record(length: 100)
    let opened = try #require(try hall.store.read { try $0.cases(.init()) }.first)
    try hall.act(.cancel, on: opened, by: "intake_agent") { $0.note = "撤回" }
    _ = try hall.seal()
    return sha256
  }

  private func exists(_ sha256: String, in hall: Hall) -> Bool {
    FileManager.default.fileExists(atPath: "\(hall.folder)/recordings/\(sha256).flac")
  }

  private func acknowledge(_ hall: Hall, wanted: [String] = [], parked: [String] = []) throws {
    hall.hand.advance(minutes: 1)
    let last = try hall.sync.status().sealed
    _ = try hall.take(
      try hall.acknowledgement(last, wanted: wanted, parked: parked))
  }

  @Test func `a recording goes when it is at headquarters and its time by the policy is over`()
    throws
  {
    let hall = try Hall()
    let sha256 = try closed(hall)
    try acknowledge(hall)
    hall.hand.advance(minutes: 364 * Self.day)
    #expect(try prune(hall).recordings == [])
    hall.hand.advance(minutes: 2 * Self.day)
    #expect(try hall.casework.expiredRecordings().map(\.sha256) == [sha256])
    let plan = try hall.casework.retentionPlan()
    #expect(plan.items.contains { $0.kind == "recording" }, "one rule, not two")
    #expect(try hall.sync.isAtHeadquarters(recording: sha256))
    #expect(try prune(hall).recordings == [sha256])
    #expect(!exists(sha256, in: hall))
    #expect(try hall.sync.isAtHeadquarters(recording: sha256))
    #expect(try hall.store.verify().problems == [])
    #expect(try prune(hall).recordings == [])
  }

  @Test
  func `a recording stays that is wanted, not yet acknowledged, set aside or of an open case`()
    throws
  {
    for obstacle in ["wanted", "lower", "parked", "many", "open"] {
      let hall = try Hall()
      let sha256 = obstacle == "open" ? try hall.record(length: 100) : try closed(hall)
      if obstacle == "open" { _ = try hall.seal() }
      switch obstacle {
      case "wanted": try acknowledge(hall, wanted: [sha256])
      case "lower": _ = try hall.take(try hall.acknowledgement(1))
      case "parked": try acknowledge(hall, parked: ["101.1.2"])
      case "many":
        let others = (0..<500).map {
          String(repeating: "0", count: 60) + String(10_000 + $0).suffix(4)
        }
        try acknowledge(hall, wanted: others)
      default: try acknowledge(hall)
      }
      hall.hand.advance(minutes: 400 * Self.day)
      #expect(try prune(hall).recordings == [], "\(obstacle)")
      #expect(exists(sha256, in: hall), "\(obstacle)")
    }
  }

  @Test func `copies that lie in the outbox to be carried go once they arrived`() async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 100)
    _ = try hall.seal()
    let outbox = hall.sync.outbox.folder
    let answer = try await hall.sync.bringPart(
      ofRecording: sha256, in: hall.folder + "/recordings",
      by: DirectoryDelivery(folder: outbox), upTo: 1000,
      within: RecordingAllowance(zone: Hall.zone))
    #expect(answer == .done)
    let copy = "\(outbox)/recordings/\(sha256).flac"
    let draft = "\(outbox)/recordings/.\(sha256).0123456789abcdef.age"
    try Data("age".utf8).write(to: URL(filePath: draft))
    hall.hand.advance(minutes: 40 * Self.day)
    _ = try prune(hall)
    #expect(FileManager.default.fileExists(atPath: copy))
    try acknowledge(hall)
    _ = try prune(hall)
    #expect(!FileManager.default.fileExists(atPath: copy) && exists(sha256, in: hall))
    #expect(!FileManager.default.fileExists(atPath: draft))
  }
}
