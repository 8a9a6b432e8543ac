public import Batches
import CaseStore
import Foundation

/// The folder of sealed batches. What lies in it stays byte-identical until headquarters
/// acknowledged it.
public struct Outbox: Sendable, Equatable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// The sealed batches of an installation, by their first event.
  public func batches(site: Int, epoch: Int) throws(CourierError) -> [BatchName] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      BatchName(name).flatMap { $0.text == name ? $0 : nil }
    }
    .filter { $0.site == site && $0.epoch == epoch }
    .sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  /// The last event that the batches hold without a gap after an event.
  func coverage(after sequence: Int, site: Int, epoch: Int) throws(CourierError) -> Int {
    var covered = sequence
    for batch in try batches(site: site, epoch: epoch)
    where batch.first <= covered + 1 && batch.last > covered {
      covered = batch.last
    }
    return covered
  }

  func path(of batch: BatchName) -> String { folder + "/" + batch.text }

  func read(_ batch: BatchName) throws(CourierError) -> [UInt8] {
    try DurableFile.read(path(of: batch))
  }

  func keep(_ batch: SealedBatch) throws(CourierError) {
    try DurableFile.write(batch.bytes, to: path(of: batch.name))
  }

  /// Runs `body` while no other process seals: `sync seal` and the courier must not seal the same
  /// events twice.
  func whileSealing<Result>(_ body: () throws -> Result) throws -> Result {
    try DurableFile.makeFolder(folder)
    return try FileLock.holding(folder + "/.sealing", body)
  }
}
