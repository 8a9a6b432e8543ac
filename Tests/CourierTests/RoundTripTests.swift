import Batches
import CaseStore
import Cases
import Casework
import Courier
import Foundation
import Halls
import Headquarters
import Testing

/// From the case at the hall to the case at headquarters, and back with the acknowledgement.
struct RoundTripTests {
  private struct Headquarters {
    let store: HeadquartersDatabase
    let importer: Importer
    let register: SiteRegister

    init(for hall: Hall, at file: String) throws {
      store = try HeadquartersDatabase(at: file, zone: Hall.zone, creating: true)
      let hand = hall.hand
      importer = Importer(
        store: store, practice: false, recordings: hall.folder + "/kept", identity: nil,
        clock: { hand.now })
      register = SiteRegister(store: store, zone: Hall.zone, clock: { hand.now })
      try register.enroll(site: 101, epoch: 1, publicKey: hall.key.verifyingKey.pem)
    }

    func acknowledge(_ hall: Hall) throws -> SiteSync.Answer {
      try hall.take(try register.acknowledgement(site: 101, key: hall.headquartersKey).bytes)
    }
  }

  @Test func `headquarters has every case as the site has it`() throws {
    let hall = try Hall()
    let closed = try hall.closedComplaint()
    try hall.register("LK01", kind: "REPAIR")
    hall.hand.advance(minutes: 60 * 24 * 40)
    _ = try hall.casework.watchClocks()
    _ = try hall.seal()
    let office = try Headquarters(for: hall, at: hall.folder + "/headquarters.sqlite")
    let results = try office.importer.take(paths: [hall.sync.outbox.folder])
    #expect(results.map(\.result) == [.applied])
    #expect(results.flatMap(\.parked) == [])
    #expect(try office.store.read { try $0.find(closed.number) } == closed)
    for current in try hall.store.read({ try $0.cases(.init()) }) {
      #expect(try office.store.read { try $0.find(current.number) } == current)
    }
    guard case .taken = try office.acknowledge(hall) else {
      Issue.record("the acknowledgement was not taken")
      return
    }
    #expect(try hall.sync.status().waiting == 0)
  }

  @Test func `headquarters put back from yesterday's backup gets the rest by itself`() async throws
  {
    let hall = try Hall()
    let office = try Headquarters(for: hall, at: hall.folder + "/headquarters.sqlite")
    try hall.register()
    _ = try hall.seal()
    _ = try office.importer.take(paths: [hall.sync.outbox.folder])
    _ = try office.acknowledge(hall)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: hall.folder + "/headquarters.sqlite" + suffix,
        toPath: hall.folder + "/yesterday.sqlite" + suffix)
    }
    for _ in 1...3 { try hall.register() }
    _ = try hall.seal()
    _ = try office.importer.take(paths: [hall.sync.outbox.folder])
    hall.hand.advance(minutes: 1)
    _ = try office.acknowledge(hall)
    #expect(try hall.sync.status().applied == 4)
    let restored = try Headquarters(for: hall, at: hall.folder + "/yesterday.sqlite")
    hall.hand.advance(minutes: 1)
    _ = try restored.acknowledge(hall)
    #expect(try hall.sync.status().applied == 1)
    let stick = hall.folder + "/stick"
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
    try await hall.sync.deliver(by: DirectoryDelivery(folder: stick))
    _ = try restored.importer.take(paths: [stick])
    #expect(try restored.register.sites().map(\.applied) == [4])
  }

  @Test func `a site that is an old copy is told so when it speaks again`() throws {
    let hall = try Hall()
    let office = try Headquarters(for: hall, at: hall.folder + "/headquarters.sqlite")
    try hall.register()
    try hall.store.backUp(to: hall.folder + "/copy.sqlite")
    try hall.register()
    _ = try hall.seal()
    _ = try office.importer.take(paths: [hall.sync.outbox.folder])
    let copy = try SiteStore(
      at: hall.folder + "/copy.sqlite", site: 101, epoch: 1, zone: Hall.zone)
    _ = try copy.write {
      try $0.append(.scored, at: hall.hand.now, data: ["channel": "KIOSK", "score": 1])
    }
    let hand = hall.hand
    let twin = SiteSync(
      store: copy, outbox: Outbox(folder: hall.folder + "/twin"), practice: false,
      policyVersion: "1", clock: { hand.now })
    _ = try twin.seal(with: hall.key)
    let results = try office.importer.take(paths: [hall.folder + "/twin"])
    #expect(results.map(\.result) == [.forked])
    #expect(try office.register.sites().map(\.frozenAt) == [2])
  }
}
