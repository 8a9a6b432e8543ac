import Batches
import Foundation
import Headquarters
import Sites
import Testing

/// Machines of a site: enrolled by a code, replaced, revoked.
@Suite(.onEveryEngine) struct EnrolmentTests {
  private func desk(_ office: Office, at time: Date = Site.time) -> EnrolmentDesk {
    EnrolmentDesk(store: office.store, practice: false, clock: { time })
  }

  private func request(
    _ code: EnrolmentCode, _ site: Site, practice: Bool = false
  ) throws -> EnrolmentRequest {
    try EnrolmentRequest(
      EnrolmentRequest.sealed(by: code, key: site.key, practice: practice, at: Site.time))
  }

  private func offer(_ office: Office) throws -> EnrolmentCode {
    try desk(office).offer(site: 101, epoch: 1, keyId: "0123456789abcdef", valid: 3600)
  }

  @Test func `a code enrolls one machine once, within its time`() throws {
    let office = try Office()
    let (site, thief) = (Site(), Site())
    let early = try offer(office)
    let code = try offer(office)
    #expect(throws: BatchError.self) { try desk(office).enroll(request(early, site)) }
    let late = desk(office, at: Site.time + 3601)
    #expect(throws: BatchError.self) { try late.enroll(request(code, site)) }
    #expect(throws: BatchError.self) {
      try desk(office).enroll(request(code, site, practice: true))
    }
    #expect(try office.register.sites().isEmpty)
    #expect(try desk(office).enroll(request(code, site)).isNew)
    #expect(try !late.enroll(request(code, site)).isNew)
    #expect(throws: BatchError.self) { try desk(office).enroll(request(code, thief)) }
    #expect(try office.register.sites().flatMap(\.keyIds) == [site.key.keyId])
  }

  @Test func `a replaced machine's events count up to a stated one; what is beyond is kept`() throws
  {
    var site = Site()
    try site.register(cases: 5)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    #expect(throws: HeadquartersError.self) {
      try desk(office).replace(site: 101, at: 1, keyId: "0123456789abcdef", valid: 60)
    }
    let done = try desk(office).replace(
      site: 101, at: 3, keyId: "0123456789abcdef", valid: 60)
    #expect(done.closed == StreamID(site: 101, epoch: 1) && done.last == 3)
    #expect(done.code.epoch == 2)
    #expect(try office.take(site, 3...3).result == .applied)
    #expect(try office.take(site, 1...3).result == .duplicate)
    let beyond = try office.take(site, 4...5)
    #expect(beyond.result == .rejected)
    #expect(beyond.reason?.contains("replaced and closed with 101.1.3") == true)
    #expect(try office.store.read { try $0.rejected(limit: 9) }.map(\.reason) == [beyond.reason])
    #expect(try office.stream(site)?.closedAt == 3)
    #expect(throws: HeadquartersError.self) { try offer(office) }
    let asked = #expect(throws: BatchError.self) {
      try office.register.askingKey(site.key.keyId, of: StreamID(site: 101, epoch: 1))
    }
    #expect(asked?.stage == .closed)
    let next = Site(101, epoch: 2)
    #expect(try desk(office).enroll(request(done.code, next)).isNew)
    let again = try desk(office).replace(site: 101, at: nil, keyId: "0123456789abcdef", valid: 60)
    #expect(again.closed.epoch == 2 && again.last == 0)
  }

  @Test func `a batch that waited for what a closing leaves out is rejected in its turn`() throws {
    var site = Site()
    try site.register(cases: 4)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...1)
    #expect(try office.take(site, 3...4).result == .waiting)
    #expect(throws: HeadquartersError.self) {
      try desk(office).replace(site: 101, at: nil, keyId: "0123456789abcdef", valid: 60)
    }
    _ = try desk(office).replace(site: 101, at: 2, keyId: "0123456789abcdef", valid: 60)
    #expect(try office.take(site, 2...2).result == .applied)
    #expect(try office.stream(site)?.applied == 2)
    #expect(try office.stream(site)?.waiting == 0)
    #expect(try office.store.read { try $0.rejected(limit: 9) }.count == 1)
  }

  @Test func `nothing that a revoked key signed is taken, and it may ask for nothing`() throws {
    var site = Site()
    try site.register(cases: 3)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    let id = StreamID(site: 101, epoch: 1)
    #expect(try office.register.askingKey(site.key.keyId, of: id) != nil)
    #expect(throws: HeadquartersError.self) {
      try desk(office).revoke(site: 101, epoch: 1, keyId: "0000000000000000")
    }
    #expect(try desk(office).revoke(site: 101, epoch: 1, keyId: nil) == [site.key.keyId])
    for range in [1...2, 3...3] {
      let result = try office.take(site, range)
      #expect(result.result == .rejected)
      #expect(result.reason?.contains("was revoked") == true)
      #expect(result.reason?.contains("headquarters replace --site 101") == true)
    }
    #expect(throws: BatchError.self) { try office.register.askingKey(site.key.keyId, of: id) }
    #expect(throws: HeadquartersError.self) {
      try office.register.enroll(site: 101, epoch: 1, publicKey: site.publicKey)
    }
    let code = try offer(office)
    #expect(throws: BatchError.self) { try desk(office).enroll(request(code, site)) }
    #expect(try office.stream(site)?.revokedKeyIds == [site.key.keyId])
  }
}
