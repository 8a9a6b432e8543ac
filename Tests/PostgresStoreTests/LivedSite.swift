import Batches
import CaseStore
import Courier
import Foundation
import GeneratedYear
import Halls
import Policy

/// A site that lived a generated year; its batches lie in a folder.
final class LivedSite: Sendable {
  let folder: String
  let code: Int
  let outbox: String
  let publicKey: String

  init(_ code: Int, cases: Int, seed: UInt64, in place: String) throws {
    self.code = code
    folder = place + "/\(code)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let policy = try ShippedPolicy.policy()
    let store = try SiteStore(
      at: folder + "/cases.sqlite", site: code, epoch: 1, zone: policy.timeZone, creating: true)
    // 2026-01-01 in China.
    var year = YearOfCases(
      of: cases, from: Date(timeIntervalSince1970: 1_767_196_800), seed: seed, store: store,
      policy: policy)
    try year.live()
    outbox = folder + "/outbox"
    let sync = SiteSync(
      store: store, outbox: Outbox(folder: outbox), practice: false, policyVersion: policy.version,
      clock: { Date(timeIntervalSince1970: 1_800_000_000) })
    let key = SigningKey.random()
    _ = try sync.seal(with: key)
    publicKey = folder + "/site.pub"
    try Data(key.verifyingKey.pem.utf8).write(to: URL(filePath: publicKey))
  }
}
