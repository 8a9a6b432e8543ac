import Batches
import CarriedMedia
import CaseStore
import Courier
import Foundation
import Halls
import Logging
import Testing

/// Recordings on their way, part by part.
struct RecordingTests {
  private func folder(_ hall: Hall, _ name: String) throws -> String {
    let path = hall.folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// A stick on which a recording cannot be linked but must be copied: something that was copied by
  /// hand, and only by half, has its name.
  private func stick(_ hall: Hall, holding sha256: String) throws -> String {
    let shelf = try folder(hall, "stick/recordings")
    try Data("half".utf8).write(to: URL(filePath: "\(shelf)/\(sha256).flac"))
    return hall.folder + "/stick"
  }

  private func bring(
    _ sha256: String, of hall: Hall, upTo most: Int, perDay: Int? = nil
  ) async throws -> SiteSync.PartAnswer {
    try await hall.sync.bringPart(
      ofRecording: sha256, in: hall.folder + "/recordings",
      by: DirectoryDelivery(folder: hall.folder + "/stick"), upTo: most,
      within: RecordingAllowance(perDay: perDay, zone: Hall.zone))
  }

  private func data(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test func `what events name is brought, and again when it is wanted`() throws {
    let hall = try Hall()
    let recordings = try folder(hall, "recordings")
    let sha256 = try hall.record(length: 5)
    #expect(try hall.sync.recordingsToBring(in: recordings) == [])
    _ = try hall.seal()
    #expect(try hall.sync.recordingsToBring(in: recordings) == [sha256])
    _ = try hall.take(try hall.acknowledgement(2))
    #expect(try hall.sync.recordingsToBring(in: recordings) == [])
    hall.hand.advance(minutes: 1)
    let absent = String(repeating: "0", count: 64)
    _ = try hall.take(
      try hall.acknowledgement(2, wanted: [sha256, absent, "../../etc/passwd"]))
    #expect(try hall.sync.recordingsToBring(in: recordings) == [sha256])
  }

  @Test func `a recording has its name only when it is whole, and goes on where it broke off`()
    async throws
  {
    let hall = try Hall()
    let sha256 = try hall.record(length: 2500)
    let stick = try stick(hall, holding: sha256)
    let path = "\(stick)/recordings/\(sha256).flac"
    for _ in 1...2 {
      #expect(try await bring(sha256, of: hall, upTo: 1000) == .went(1000))
      #expect(try data(path) == Data("half".utf8))
    }
    #expect(try await bring(sha256, of: hall, upTo: 1000) == .done)
    #expect(try data(path) == data("\(hall.folder)/recordings/\(sha256).flac"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: stick + "/recordings") == [
        "\(sha256).flac"
      ])
    #expect(try await bring(sha256, of: hall, upTo: 1000) == .done)
  }

  @Test func `what lies in a folder is a copy: damaged there, the original stays`() async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 1500)
    let original = "\(hall.folder)/recordings/\(sha256).flac"
    let whole = try data(original)
    let stick = try folder(hall, "stick")
    while try await bring(sha256, of: hall, upTo: 1000) != .done {}
    let copy = try FileHandle(
      forUpdating: URL(filePath: "\(stick)/recordings/\(sha256).flac"))
    try copy.truncate(atOffset: 3)
    try copy.close()
    #expect(try data(original) == whole)
  }

  @Test(arguments: [false, true])
  func `a copy that was damaged at its full length is made anew once headquarters lacks it`(
    isEncrypted: Bool
  ) async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 2500)
    let stick = try folder(hall, "stick")
    let delivery: any Delivery =
      isEncrypted
      ? EncryptedDelivery(
        folder: stick, recipient: AgeIdentity.random().recipient,
        notes: try folder(hall, "outbox") + "/.carried")
      : DirectoryDelivery(folder: stick)
    func bring() async throws -> SiteSync.PartAnswer {
      try await hall.sync.bringPart(
        ofRecording: sha256, in: hall.folder + "/recordings", by: delivery, upTo: 1 << 20,
        within: RecordingAllowance(zone: Hall.zone))
    }
    _ = try hall.seal()
    #expect(try await bring() == .done)
    let path = "\(stick)/recordings/\(sha256).flac" + (isEncrypted ? ".age" : "")
    let sound = try data(path)
    var damaged = sound
    damaged[700] ^= 1
    try damaged.write(to: URL(filePath: path))
    _ = try hall.take(try hall.acknowledgement(2, wanted: [sha256]))
    #expect(try await bring() == .done)
    let there = try data(path)
    #expect(isEncrypted ? there != damaged && there.count == sound.count : there == sound)
  }

  @Test func `a part that the medium damaged never becomes a recording`() async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 1500)
    let stick = try stick(hall, holding: sha256)
    _ = try await bring(sha256, of: hall, upTo: 1000)
    let partial = URL(filePath: "\(stick)/recordings/.\(sha256).flac.partial")
    var bytes = try Data(contentsOf: partial)
    bytes[500] ^= 1
    try bytes.write(to: partial)
    let error = await #expect(throws: CourierError.self) {
      try await bring(sha256, of: hall, upTo: 1000)
    }
    #expect(error?.kind == .inaccessible)
    #expect(try data("\(stick)/recordings/\(sha256).flac") == Data("half".utf8))
    _ = try await bring(sha256, of: hall, upTo: 1000)
    #expect(try await bring(sha256, of: hall, upTo: 1000) == .done)
  }

  @Test func `what is damaged at the site uses up no line`() async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 100)
    let stick = try folder(hall, "stick")
    try Data("noise".utf8).write(to: URL(filePath: "\(hall.folder)/recordings/\(sha256).flac"))
    let error = await #expect(throws: CourierError.self) {
      try await bring(sha256, of: hall, upTo: 1000, perDay: 1000)
    }
    #expect(error?.kind == .badData)
    #expect(try hall.store.meta("sync.recordings.spent") == nil)
    #expect(!FileManager.default.fileExists(atPath: stick + "/recordings"))
  }

  @Test func `the budget is kept in the store, so that a restart begins no new one`() async throws {
    let hall = try Hall()
    let sha256 = try hall.record(length: 2500)
    _ = try stick(hall, holding: sha256)
    #expect(try await bring(sha256, of: hall, upTo: 1000, perDay: 1200) == .went(1000))
    #expect(try await bring(sha256, of: hall, upTo: 1000, perDay: 1200) == .went(200))
    #expect(try await bring(sha256, of: hall, upTo: 1000, perDay: 1200) == .notNow)
    hall.hand.advance(minutes: 24 * 60)
    #expect(try await bring(sha256, of: hall, upTo: 1200, perDay: 1200) == .went(1200))
    #expect(try await bring(sha256, of: hall, upTo: 1000, perDay: 1200) == .notNow)
    hall.hand.advance(minutes: 24 * 60)
    #expect(try await bring(sha256, of: hall, upTo: 1000, perDay: 1200) == .done)
  }
}
