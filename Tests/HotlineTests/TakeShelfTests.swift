import Cases
import Foundation
import Hotline
import SoundCard
import Testing

@Suite struct TakeShelfTests {
  let folder = FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"

  private func leave(_ samples: [Int16], as name: String, on shelf: TakeShelf) throws {
    var file = try TakeFile(path: "\(shelf.takes)/\(name).part", appending: false)
    try samples.withUnsafeBufferPointer { try file.append($0) }
  }

  @Test func `a take is stored under its hash, readable by nobody else`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder)
    try leave(tone(1.5), as: "01-a.1", on: shelf)
    let recordings = try shelf.keep(["01-a.1"])
    let recording = try #require(recordings.first)
    #expect(recordings.count == 1 && recording.seconds == 1.5 && recording.sha256.count == 64)
    let path = "\(folder)/\(recording.sha256).flac"
    #expect(try SoundFile.read(path).samples == tone(1.5))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == recording.bytes)
    #expect(try shelf.keep(["01-a.1"]) == recordings, "storing twice is storing once")
  }

  @Test func `an empty take is nothing to store`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder)
    try leave([], as: "01-a.1", on: shelf)
    #expect(try shelf.keep(["01-a.1"]).isEmpty)
  }

  @Test func `what a killed hotline left is recovered once, call by call`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder)
    try leave(tone(1), as: "01-a.1", on: shelf)
    try leave(tone(2), as: "01-a.2", on: shelf)
    try leave(tone(3), as: "02-b.1", on: shelf)
    try leave([], as: "02-c.1", on: shelf)
    var calls: [RecoveredCall] = []
    try shelf.recover { calls.append($0) }
    #expect(calls.map(\.id) == ["01-a", "02-b"])
    #expect(calls.map(\.line) == ["01", "02"])
    #expect(calls.map { $0.recordings.map(\.seconds) } == [[1, 2], [3]])
    try shelf.recover { _ in Issue.record("nothing is left") }
  }

  @Test func `a call that cannot be registered waits for the next start`() throws {
    struct Full: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder)
    try leave(tone(1), as: "01-a.1", on: shelf)
    try leave(tone(1), as: "01-b.1", on: shelf)
    #expect(throws: Full.self) {
      try shelf.recover { if $0.id == "01-a" { throw Full() } }
    }
    var calls: [String] = []
    try shelf.recover { calls.append($0.id) }
    #expect(calls == ["01-a"])
  }

  @Test func `a second hotline on the same site is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try TakeShelf(recordings: folder)
    let error = #expect(throws: HotlineError.self) { try TakeShelf(recordings: folder) }
    #expect(error?.kind == .served)
    withExtendedLifetime(first) {}
  }
}
