import Batches
import Cases
import Foundation
import Headquarters
import Sites
import Testing

/// An event that cannot be applied stops its own case and nothing else.
@Suite(.onEveryEngine) struct ParkingTests {
  @Test(arguments: [
    ("an unknown type", EventType("case.teleported"), "accepted"),
    ("a state nobody knows", EventType.accepted, "enchanted"),
    ("a move the lifecycle forbids", EventType.closed, "closed"),
  ])
  func `it is parked with the later events of its case`(
    _: String, type: EventType, state: String
  ) throws {
    var site = Site()
    try site.register(cases: 2)
    try site.move(1, type, to: state)
    try site.move(1, .accepted, to: "accepted")
    try site.move(2, .accepted, to: "accepted")
    let office = try Office(knowing: site)
    let result = try office.take(site, 1...5)
    #expect(result.result == .applied)
    #expect(result.parked == ["101.1.3", "101.1.4"])
    #expect(try office.find(site.number(1))?.state == .registered)
    #expect(try office.find(site.number(2))?.state == .accepted)
    #expect(try office.lines(of: site) == site.entries)
    #expect(try office.register.parked().map(\.reason).last == "it waits for 101.1.3")
  }

  @Test func `later batches of a parked case are parked, too`() throws {
    var site = Site()
    try site.register(cases: 1)
    try site.move(1, EventType("case.teleported"), to: "accepted")
    try site.move(1, .accepted, to: "accepted")
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    #expect(try office.take(site, 3...3).parked == ["101.1.3"])
  }

  @Test func `a site that erases what it said of another's case leaves that case alone`() throws {
    var site = Site()
    try site.register(cases: 1)
    try site.move(1, .closed, to: "closed")
    var other = Site(102)
    other.append(
      .noted, try site.number(1), data: ["actor": "zhang", "state": "registered"],
      personal: ["note": "他站的事"])
    other.append(.retentionApplied, data: ["actor": "system", "records": ["102.1.1"]])
    let office = try Office(knowing: site)
    try office.register.enroll(site: 102, epoch: 1, publicKey: other.publicKey)
    #expect(try office.take(site, 1...2).parked == ["101.1.2"])
    let before = try office.find(site.number(1))
    #expect(try office.take(other, 1...1).parked == ["102.1.1"])
    let erased = try office.take(other, 2...2)
    #expect(erased.result == .applied && erased.parked == [])
    #expect(try office.lines(of: other).map { $0.privateLine == nil } == [true, true])
    #expect(try office.find(site.number(1)) == before)
  }

  @Test func `an unknown type without a case stops nothing`() throws {
    var site = Site()
    site.append(EventType("site.dreamt"), data: [:])
    try site.register(cases: 1)
    let office = try Office(knowing: site)
    #expect(try office.take(site, 1...2).parked == ["101.1.1"])
    #expect(try office.cases().count == 1)
  }

  @Test func `an event of a case that never was is parked until it comes`() throws {
    var old = Site()
    try old.register(cases: 1)
    var new = Site(101, epoch: 2)
    try new.move(1, .accepted, to: "accepted")
    let office = try Office(knowing: old)
    try office.register.enroll(site: 101, epoch: 2, publicKey: new.publicKey)
    #expect(try office.take(new, 1...1).parked == ["101.2.1"])
    _ = try office.take(old, 1...1)
    #expect(try office.importer.retryParked() == 1)
    #expect(try office.find(old.number(1))?.state == .accepted)
    #expect(try office.register.parked().isEmpty)
  }

  @Test func `what is tried again and does not fit stays parked`() throws {
    var site = Site()
    try site.register(cases: 1)
    try site.move(1, .closed, to: "closed")
    try site.move(1, .accepted, to: "accepted")
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...3)
    let before = try office.register.parked()
    #expect(try office.importer.retryParked() == 0)
    #expect(try office.register.parked() == before)
  }

  @Test func `another site's case is not touched`() throws {
    var site = Site()
    try site.register(cases: 1)
    var stranger = Site(102)
    stranger.append(.accepted, try site.number(1), data: ["state": "accepted"])
    let office = try Office(knowing: site)
    try office.register.enroll(site: 102, epoch: 1, publicKey: stranger.publicKey)
    _ = try office.take(site, 1...1)
    #expect(try office.take(stranger, 1...1).parked == ["102.1.1"])
    #expect(try office.find(site.number(1))?.state == .registered)
  }

  @Test func `projections are made anew from the raw lines alone`() throws {
    var site = Site()
    try site.register(cases: 5)
    try site.move(2, .accepted, to: "accepted")
    try site.move(3, .closed, to: "closed")
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...7)
    let (cases, parked) = (try office.cases(), try office.register.parked())
    #expect(try office.importer.rebuild() == 7)
    #expect(try office.cases() == cases)
    #expect(try office.register.parked() == parked)
  }

  @Test func `erasure deletes what is private and keeps the chain`() throws {
    var site = Site()
    try site.register(cases: 2)
    site.append(.erased, try site.number(1), data: ["actor": "zhang", "state": "registered"])
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...3)
    let lines = try office.lines(of: site)
    #expect(lines.map(\.line) == site.entries.map(\.line))
    #expect(lines.map { $0.privateLine != nil } == [false, true, false])
    let erased = try office.find(site.number(1))
    #expect(erased?.statement == nil)
    #expect(erased?.contact == Contact())
    #expect(erased?.erasedAt == Site.time)
    #expect(try office.take(site, 1...3).result == .duplicate)
    #expect(try office.lines(of: site) == lines)
  }
}
