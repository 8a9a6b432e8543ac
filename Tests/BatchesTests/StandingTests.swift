import Batches
import Foundation
import Testing

/// How a site stands at headquarters: quiet is not dead.
struct StandingTests {
  private static let now = Specimen.time

  private static func ago(_ minutes: Double) -> Date { now.addingTimeInterval(-60 * minutes) }

  private static func stream(
    applied: Int = 10, contact: Double? = 5, event: Double? = 5, epoch: Int = 1
  ) -> SiteStream {
    SiteStream(
      id: StreamID(site: 101, epoch: epoch), keyIds: [], applied: applied,
      appliedHash: Chain.start, frozenAt: nil, enrolledAt: ago(100_000),
      lastContact: contact.map(ago), waiting: 0, parked: 0, lastEventAt: event.map(ago))
  }

  /// As the site said so many minutes ago, with its own hand or carried.
  private static func saying(
    _ stream: SiteStream, minutes: Double = 5, isDirect: Bool = true, offset: Double = 0,
    _ adjust: (inout Heartbeat) -> Void = { _ in }
  ) throws -> SiteStream {
    var heartbeat = Heartbeat(
      stream: stream.id, practice: false, sequence: stream.applied, hash: Chain.start,
      at: ago(minutes).addingTimeInterval(offset), waitingSince: nil, diskFree: 50, diskSize: 100,
      recordingsWaiting: 0, every: 900)
    adjust(&heartbeat)
    var told = stream
    let received = try ReceivedHeartbeat(
      try heartbeat.sealed(by: Specimen.key(), zone: Specimen.zone))
    told.heartbeat = KeptHeartbeat(received, at: ago(minutes), isDirect: isDirect)
    return told
  }

  private func standing(
    _ stream: SiteStream, _ patience: SitePatience = SitePatience()
  ) throws -> SiteStanding {
    try #require(SiteStanding.all([stream], patience: patience, at: Self.now).first)
  }

  @Test func `a site that says that it is alive is quiet, one that says nothing is dead`() throws {
    let quiet = try Self.saying(Self.stream(contact: 5, event: 600))
    #expect(try standing(quiet).condition == .quiet)
    let dead = try Self.saying(Self.stream(contact: 61, event: 600), minutes: 61)
    #expect(try standing(dead).condition == .dead)
    #expect(try standing(dead, SitePatience(direct: 7200)).condition == .quiet)
    #expect(try standing(Self.saying(Self.stream())).condition == .ok)
    #expect(try standing(Self.stream(contact: nil, event: nil)).condition == .new)
  }

  @Test func `a site with rare heartbeats may be silent for four of them`() throws {
    let rare = try Self.saying(Self.stream(contact: 300, event: 300), minutes: 300) {
      $0.every = 6 * 3600
    }
    #expect(try standing(rare).condition == .ok)
  }

  @Test func `a site whose stick is carried may be silent for a day, and is behind before`() throws
  {
    for (contact, condition) in [
      (1079.0, SiteCondition.ok), (1081, .behind), (1439, .behind), (1441, .dead),
    ] {
      let stream = try Self.saying(
        Self.stream(contact: contact, event: contact), minutes: contact, isDirect: false)
      #expect(try standing(stream).condition == condition)
      let silent = Self.stream(contact: contact, event: contact)
      #expect(try standing(silent).condition == condition)
    }
  }

  @Test func `its lag is told in events and in time`() throws {
    #expect(try standing(Self.stream()).lagEvents == nil)
    #expect(try standing(Self.stream()).lagSeconds == nil)
    let whole = try standing(Self.saying(Self.stream()))
    #expect(whole.lagEvents == 0 && whole.lagSeconds == 0)
    let behind = try Self.saying(Self.stream(event: 100)) {
      ($0.sequence, $0.waitingSince) = (17, Self.ago(30))
    }
    #expect(try standing(behind).lagEvents == 7 && standing(behind).lagSeconds == 1800)
    // Since it spoke, some of it was taken.
    let nearer = try Self.saying(Self.stream(applied: 16, event: 10)) {
      ($0.sequence, $0.waitingSince) = (17, Self.ago(30))
    }
    #expect(try standing(nearer).lagEvents == 1 && standing(nearer).lagSeconds == 600)
    // And then more than it spoke of.
    let ahead = try Self.saying(Self.stream(applied: 20)) { $0.sequence = 17 }
    #expect(try standing(ahead).lagEvents == 0 && standing(ahead).lagSeconds == 0)
  }

  @Test func `the worst that is so is told`() throws {
    let worst: [(SiteCondition, (inout SiteStream) -> Void)] = [
      (.frozen, { $0.frozenAt = 3 }), (.dead, { $0.lastContact = Self.ago(10_000) }),
      (.waiting, { $0.waiting = 1 }), (.parked, { $0.parked = 1 }),
    ]
    for index in worst.indices {
      var stream = try Self.saying(Self.stream(event: 600), offset: 900) {
        ($0.diskFree, $0.sequence) = (9, 11)
      }
      for (_, spoil) in worst[index...] { spoil(&stream) }
      #expect(try standing(stream).condition == worst[index].0)
      #expect(try standing(stream).condition.isTrouble)
    }
    let full = try Self.saying(Self.stream(event: 600), offset: 900) {
      ($0.diskFree, $0.sequence) = (9, 11)
    }
    #expect(try standing(full).condition == .disk)
    let late = try Self.saying(Self.stream(event: 600), offset: -900) { $0.sequence = 11 }
    #expect(try standing(late).condition == .clock)
    let behind = try Self.saying(Self.stream(event: 600), offset: 200) { $0.sequence = 11 }
    #expect(try standing(behind).condition == .behind)
  }

  @Test func `an installation that another one replaced is not dead`() throws {
    let old = Self.stream(contact: 100_000, event: 100_000)
    for (contact, condition) in [(nil, SiteCondition.dead), (5, .closed)] as [(Double?, _)] {
      let streams = [old, Self.stream(contact: contact, epoch: 2)]
      let all = SiteStanding.all(streams, patience: SitePatience(), at: Self.now)
      #expect(all.first?.condition == condition)
    }
  }
}
