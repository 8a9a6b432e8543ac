import Cases
import CaseStore
import Foundation
import Testing

@Suite struct RestorationTests {
  @Test func `a program that had the store open writes nothing under the old epoch`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let zone = TimeZone.gmt
    let time = Date(timeIntervalSince1970: 1_763_859_600)
    func open() throws -> SiteStore {
      try SiteStore(
        at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: zone, creating: true)
    }
    let running = try open()
    try running.write { _ = try $0.append(.scored, at: time, data: ["score": 5]) }
    try running.backUp(to: folder + "/copy.sqlite")
    try running.write { _ = try $0.append(.scored, at: time, data: ["score": 1]) }
    let backup = try SiteStore.backup(
      folder + "/copy.sqlite", copiedTo: folder + "/scratch.sqlite", site: 101, zone: zone)
    try open().replace(
      with: backup.opening(epoch: 2, at: time), keeping: folder + "/aside.sqlite")
    #expect {
      try running.write { _ = try $0.append(.scored, at: time, data: ["score": 3]) }
    } throws: { ($0 as? CaseStoreError)?.kind == .foreign }
    let restored = try SiteStore(at: folder + "/cases.sqlite", site: 101, epoch: 2, zone: zone)
    #expect(try restored.verify().events == 2)
    #expect(try restored.verify().problems == [])
    #expect(try restored.journal(from: 1, limit: 9).map(\.sequence) == [1])
    #expect(try restored.journal(from: 1, limit: 9, epoch: 1).map(\.sequence) == [1])
    let number = try restored.write { try $0.nextNumber() }
    #expect(number.epoch == 2 && number.serial == 1)
    let aside = try SiteStore(at: folder + "/aside.sqlite", site: 101, epoch: 1, zone: zone)
    #expect(try aside.verify().events == 2)
  }
}
