import Batches
import Cases
import Crypto
import Foundation
import Headquarters
import Sites
import Testing

@Suite(.onEveryEngine) struct AcknowledgingTests {
  private let key = SigningKey.random()

  private func acknowledgement(_ office: Office) throws -> Acknowledgement {
    let made = try office.register.acknowledgement(site: 101, key: key)
    return try Acknowledgement(made.bytes, trusting: key.verifyingKey)
  }

  @Test func `an acknowledgement says what is applied, parked and wanted`() throws {
    let sha256 = Chain.text(SHA256.hash(data: Array("sound".utf8)))
    var site = Site()
    try site.register(cases: 2)
    site.append(
      .recordingAdded, try site.number(1),
      data: [
        "state": "registered", "sha256": .string(sha256), "seconds": "4.00", "bytes": 5,
      ])
    try site.move(2, .closed, to: "closed")
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...4)
    let said = try acknowledgement(office)
    #expect(said.appliedSequence == 4)
    #expect(said.appliedHash == site.hashes[4])
    #expect(said.parked == ["101.1.4"])
    #expect(said.wantedRecordings == [sha256])
  }

  @Test func `an enrolled site of which nothing came is at 0`() throws {
    let site = Site()
    let office = try Office(knowing: site)
    #expect(try acknowledgement(office).appliedSequence == 0)
    #expect(try acknowledgement(office).appliedHash == Chain.start)
  }

  @Test func `a site that nobody enrolled has none`() throws {
    let office = try Office()
    #expect(throws: HeadquartersError.self) { try acknowledgement(office) }
  }

  @Test func `its file is named after site and epoch, the newest one's`() throws {
    let office = try Office(knowing: Site())
    try office.register.enroll(site: 101, epoch: 3, publicKey: Site().publicKey)
    let made = try office.register.acknowledgement(site: 101, key: key)
    #expect(made.name == "101.3.acknowledgement.jsonl")
  }

  @Test func `headquarters put back from a backup says less, and takes the rest again`() throws {
    var site = Site()
    try site.register(cases: 4)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    let restored = try office.copiedStore()
    _ = try office.take(site, 3...4)
    let register = SiteRegister(store: restored, zone: Site.zone, clock: { Site.time })
    let said = try Acknowledgement(
      register.acknowledgement(site: 101, key: key).bytes, trusting: key.verifyingKey)
    #expect(said.appliedSequence == 2)
    let importer = Importer(
      store: restored, practice: false, recordings: office.folder, identity: nil,
      clock: { Site.time })
    #expect(try importer.take(try site.batch(1...4), name: "again").result == .applied)
    #expect(try register.sites().map(\.applied) == [4])
  }

  @Test func `what was taken is durable`() throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    #expect(try acknowledgement(office).durableSequence == 2)
  }

  @Test func `a recording arrives in pieces; one that is erased meanwhile leaves nothing`() throws {
    let sounds = ["sound", "noise"].map { Data($0.utf8) }
    let hashes = sounds.map { Chain.text(SHA256.hash(data: $0)) }
    var site = Site()
    try site.register(cases: 1)
    for sha256 in hashes {
      site.append(
        .recordingAdded, try site.number(1),
        data: ["state": "registered", "sha256": .string(sha256), "seconds": "4.00", "bytes": 5])
    }
    site.append(.recordingErased, data: ["actor": "zhang", "sha256": .string(hashes[1])])
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...3)
    for (sha256, sound) in zip(hashes, sounds) {
      let arrival = try #require(try office.importer.arrival(ofRecording: sha256))
      #expect(arrival.length == 5 && arrival.received == 0)
      try arrival.open(at: 0).write(contentsOf: sound.prefix(3))
      #expect(arrival.received == 3)
    }
    _ = try office.take(site, 4...4)
    try office.importer.settleUp(afterApplying: true)
    #expect(try office.importer.arrival(ofRecording: hashes[1]) == nil)
    let arrival = try #require(try office.importer.arrival(ofRecording: hashes[0]))
    try arrival.open(at: 3).write(contentsOf: sounds[0].dropFirst(3))
    #expect(try office.importer.keep(arrival))
    let names = try FileManager.default.contentsOfDirectory(atPath: office.folder + "/recordings")
    #expect(names == ["\(hashes[0]).flac"])
  }

  @Test func `a wanted recording is taken with its batch's folder, a false one is not`() throws {
    let sound = Array("sound".utf8)
    let sha256 = Chain.text(SHA256.hash(data: sound))
    var site = Site()
    try site.register(cases: 1)
    site.append(
      .recordingAdded, try site.number(1),
      data: ["state": "registered", "sha256": .string(sha256), "seconds": "4.00", "bytes": 5])
    let office = try Office(knowing: site)
    let stick = office.folder + "/stick/recordings"
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
    let file = URL(filePath: stick + "/\(sha256).flac")
    _ = try office.take(site, 1...2)
    try Data("noise".utf8).write(to: file)
    _ = try office.importer.take(paths: [office.folder + "/stick"])
    #expect(try acknowledgement(office).wantedRecordings == [sha256])
    #expect(try office.store.read { try $0.rejected(limit: 9) }.map(\.name) == [file.path])
    try Data(sound).write(to: file)
    _ = try office.importer.take(paths: [office.folder + "/stick"])
    #expect(try acknowledgement(office).wantedRecordings == [])
    let kept = try Data(contentsOf: URL(filePath: office.folder + "/recordings/\(sha256).flac"))
    #expect(Array(kept) == sound)
  }
}
