import Batches
import Databases
import Foundation
import Headquarters
import PostgresStore
import Sites
import Testing

/// Batches that wait for the disk together.
@Suite struct DurabilityTests {
  /// Whether a batch that was taken without waiting is there after the server's crash.
  private func survives(after work: (Importer) throws -> Void) throws -> Bool {
    // Nothing else writes the log in the background meanwhile.
    let cluster = try Cluster(settings: ["wal_writer_delay=10s"])
    defer { cluster.stop() }
    let url = try cluster.schema()
    var site = Site()
    try site.register(1)
    let store = try PostgresDatabase(url: url, zone: Site.zone, creating: true)
    try SiteRegister(store: store, zone: Site.zone, clock: { Site.time })
      .enroll(site: site.code, epoch: site.epoch, publicKey: site.publicKey)
    let importer = Importer(
      store: store, practice: false, recordings: cluster.folder, identity: nil,
      clock: { Site.time })
    let result = try importer.deferring.take(try site.batch(1...1), name: "batch")
    #expect(result.result == .applied)
    try work(importer)
    try cluster.kill()
    try cluster.startAgain()
    let isThere = try cluster.execute("SELECT count(*) FROM event", at: url) == "1\n"
    // Who waits for the disk only now is told, once, that the server fell meanwhile.
    let told = Result { try importer.makeDurable() }
    #expect(((try? told.get()) != nil) == isThere)
    try importer.makeDurable()
    return isThere
  }

  @Test func `what was taken without waiting survives a crash once it was made durable`() throws {
    #expect(try survives { try $0.makeDurable() })
    #expect(try !survives { _ in }, "nothing was deferred")
  }
}
