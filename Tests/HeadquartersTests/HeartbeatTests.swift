import Batches
import Cases
import Foundation
import Headquarters
import Sites
import Testing

/// What headquarters makes of what sites say of themselves.
@Suite(.onEveryEngine) struct HeartbeatTests {
  private func site() throws -> Site {
    var site = Site()
    try site.register(cases: 5)
    return site
  }

  private func file(_ bytes: [UInt8], in office: Office) throws -> String {
    let path = office.folder + "/101.1.heartbeat.jsonl"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test func `the newest is kept, an older one changes nothing`() throws {
    let site = try site()
    let office = try Office(knowing: site)
    for (minutes, word) in [(0, "applied"), (10, "applied"), (10, "duplicate"), (5, "duplicate")] {
      let bytes = try site.heartbeat(minutes: minutes)
      let results = try office.importer.take(paths: [try file(bytes, in: office)])
      #expect(results.map(\.result.rawValue) == [word], "\(minutes)")
      #expect(results.first?.site == 101 && results.first?.epoch == 1)
      #expect(results.first?.first == nil && results.first?.reason == nil)
    }
    let kept = try #require(try office.stream(site)?.heartbeat)
    #expect(kept.heartbeat.at == Site.time.addingTimeInterval(600))
    #expect(kept.heartbeat.sequence == 5 && kept.clockOffset == nil)
    #expect(try office.stream(site)?.lastContact == Site.time)
  }

  @Test func `a site that brings it itself has its clock compared`() throws {
    let site = try site()
    let office = try Office(knowing: site)
    let received = try office.importer.judge(heartbeat: try site.heartbeat(minutes: -2))
    #expect(try office.importer.take(received, isDirect: true).result == .applied)
    #expect(try office.stream(site)?.heartbeat?.clockOffset == -120)
  }

  @Test
  func `one from a key that is not enrolled, or of another kind of site, is rejected and kept`()
    throws
  {
    var stranger = try site()
    let office = try Office(knowing: stranger)
    let own = stranger.key
    stranger.key = .random()
    var practising = try site()
    (practising.key, practising.practice) = (own, true)
    for site in [stranger, practising] {
      let results = try office.importer.take(
        paths: [try file(try site.heartbeat(minutes: 0), in: office)])
      #expect(results.map(\.result) == [.rejected])
      #expect(results.first?.reason != nil && results.first?.site == 101)
    }
    #expect(try office.stream(stranger)?.heartbeat == nil)
    #expect(try office.stream(stranger)?.lastContact == nil)
    #expect(try office.store.read { try $0.rejected(limit: 9) }.count == 2)
  }

  @Test func `one that speaks of another journal is rejected and freezes nothing`() throws {
    let site = try site()
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...5)
    var other = Site()
    other.key = site.key
    for serial in 1...5 { try other.register(serial, salt: 1) }
    let result = try office.take(try other.heartbeat(minutes: 1), name: "heartbeat")
    #expect(result.result == .rejected)
    #expect(result.reason?.contains("101.1.5") == true, "\(result.reason ?? "")")
    #expect(try office.stream(site)?.frozenAt == nil)
    #expect(try office.take(try site.heartbeat(minutes: 1), name: "heartbeat").result == .applied)
  }

  @Test func `a key that signed its last event says nothing of later ones`() throws {
    var site = try site()
    let office = try Office(knowing: site)
    site.append(
      .siteKeyChanged,
      data: [
        "actor": "system",
        "publicKey": .string(
          SigningKey.random().verifyingKey.base64),
      ])
    _ = try office.take(site, 1...6)
    #expect(try office.take(try site.heartbeat(minutes: 1), name: "x").result == .applied)
    try site.register(6)
    let result = try office.take(try site.heartbeat(minutes: 2), name: "x")
    #expect(result.result == .rejected, "\(result)")
  }

  @Test func `damaged ones are rejected and change nothing`() throws {
    let site = try site()
    let office = try Office(knowing: site)
    let bytes = try site.heartbeat(minutes: 0)
    for broken in [Array(bytes.dropLast()), bytes + [10], Array(bytes.prefix(200)) + [10]] {
      #expect(try office.take(broken, name: "broken").result == .rejected)
    }
    #expect(try office.stream(site)?.heartbeat == nil)
  }
}
