import Batches
import Cases
import Foundation
import Headquarters
import Sites

/// Headquarters in a folder that is removed with it; its store is on the engine of the test.
final class Office {
  let folder: String
  let store: any OfficeStore
  let kept: KeptStore
  let importer: Importer
  let register: SiteRegister

  init(practice: Bool = false) throws {
    folder = NSTemporaryDirectory() + "headquarters-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    kept = try KeptStore(in: folder, on: .current)
    store = try kept.store(creating: true)
    importer = Importer(
      store: store, practice: practice, recordings: folder + "/recordings", identity: nil,
      clock: { Site.time })
    register = SiteRegister(store: store, zone: Site.zone, clock: { Site.time })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Headquarters that knows the site.
  convenience init(knowing site: Site) throws {
    try self.init(practice: site.practice)
    try register.enroll(site: site.code, epoch: site.epoch, publicKey: site.publicKey)
  }

  func take(_ bytes: [UInt8], name: String = "batch") throws -> ImportResult {
    try importer.take(bytes, name: name)
  }

  func take(_ site: Site, _ range: ClosedRange<Int>) throws -> ImportResult {
    try take(try site.batch(range))
  }

  func find(_ number: CaseNumber) throws -> Case? { try store.read { try $0.find(number) } }

  func stream(_ site: Site) throws -> SiteStream? {
    try register.sites().first { $0.id == StreamID(site: site.code, epoch: site.epoch) }
  }

  /// The store as a backup of it has it.
  func copiedStore() throws -> any OfficeStore { try kept.copiedStore(in: folder) }

  /// Every raw line of a site, as it was kept.
  func lines(of site: Site) throws -> [BatchEntry] {
    try store.read { snapshot in
      let id = StreamID(site: site.code, epoch: site.epoch)
      let applied = try snapshot.stream(id)?.applied ?? 0
      return try (0..<applied).compactMap { index in
        try snapshot.lines(of: id, at: index + 1).map {
          BatchEntry(sequence: index + 1, line: $0.line, privateLine: $0.privateLine)
        }
      }
    }
  }

  /// All cases, by number, to compare two offices.
  func cases() throws -> [CaseNumber: Case] {
    var cases: [CaseNumber: Case] = [:]
    try store.readCases {
      try $0.forEachCase(.init()) {
        cases[$0.number] = $0
        return true
      }
    }
    return cases
  }
}
