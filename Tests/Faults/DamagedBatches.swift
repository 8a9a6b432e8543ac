import Batches
import CaseStore
import Foundation
import GeneratedYear
import Halls
import Headquarters
import Lots
import Policy

/// Sealed batches with single flipped bits (six of ten), cut anywhere, with lines that are missing,
/// repeated or in another order, and each once cut at every border of its lines: each is refused whole
/// with its reason, and the sound ones are then taken.
struct DamagedBatches {
  let faults: Faults

  func run() throws -> String {
    let folder = try faults.folder("batches")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let key = SigningKey.random()
    let batches = try sealed(by: key, in: folder)
    let store = try HeadquartersDatabase(
      at: folder + "/headquarters.sqlite", zone: .gmt, creating: true)
    let importer = Importer(
      store: store, practice: true, recordings: folder + "/recordings", identity: nil,
      clock: { Date() })
    let register = SiteRegister(store: store, zone: .gmt, clock: { Date() })
    try register.enroll(site: 101, epoch: 1, publicKey: key.verifyingKey.pem)
    var lot = Lot(seed: faults.seed)
    var counts: [String: Int] = [:]
    var cut: BatchName?
    for round in 0..<faults.damages {
      let batch = batches[round * batches.count / faults.damages]
      let before = try applied(register)
      if before + 1 != batch.header.first { continue }
      var damages = [Self.damaged(batch.bytes, &lot)]
      if cut != batch.name {
        cut = batch.name
        damages += Self.borders(of: batch.bytes).map {
          ("cut at a line", Array(batch.bytes.prefix($0)))
        }
      }
      for (damage, bytes) in damages {
        let result = try importer.take(bytes, name: damage)
        guard result.result == .rejected, result.reason != nil, try applied(register) == before
        else { throw Faults.Broken("round \(round), \(damage): \(result.result)") }
        counts[damage, default: 0] += 1
      }
      let isLast =
        (round + 1) * batches.count / faults.damages > round * batches.count / faults.damages
      if isLast, try importer.take(batch.bytes, name: "sound").result != .applied {
        throw Faults.Broken("round \(round): the sound batch was not taken")
      }
      Faults.progress("batches", round + 1, of: faults.damages)
    }
    guard try applied(register) == batches.last?.header.last else {
      throw Faults.Broken("not all sound batches were taken")
    }
    return counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private func applied(_ register: SiteRegister) throws -> Int {
    try register.sites().first?.applied ?? 0
  }

  /// A small year's journal in batches of a dozen events.
  private func sealed(by key: SigningKey, in folder: String) throws -> [SealedBatch] {
    let policy = try ShippedPolicy.policy()
    let site = try SiteStore(
      at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    var year = YearOfCases(
      of: 12, from: Date(timeIntervalSince1970: 1_767_196_800), seed: faults.seed, store: site,
      policy: policy)
    try year.live()
    let sealer = BatchSealer(site: 101, epoch: 1, practice: true, key: key, zone: policy.timeZone)
    var hash = Chain.start
    var batches: [SealedBatch] = []
    while true {
      let lines = try site.journal(from: (batches.last?.header.last ?? 0) + 1, limit: 12)
      let entries = lines.map {
        BatchEntry(sequence: $0.sequence, line: $0.line, privateLine: $0.privateLine)
      }
      guard
        let batch = try sealer.seal(
          entries, previousHash: hash, policyVersion: policy.version, sealedAt: Date())
      else { return batches }
      batches.append(batch)
      hash = lines.last?.hash ?? hash
    }
  }

  static func damaged(_ bytes: [UInt8], _ lot: inout Lot) -> (String, [UInt8]) {
    var bytes = bytes
    var lines = bytes.dropLast().split(separator: 10, omittingEmptySubsequences: false)
    let one = lot.number(0...(lines.count - 1))
    let other = lot.number(0...(lines.count - 1))
    switch lot.number(0...9) {
    case 0 where lines[one] != lines[other]:
      lines.swapAt(one, other)
      return ("swapped lines", whole(lines))
    case 1:
      lines.remove(at: one)
      return ("missing lines", whole(lines))
    case 2:
      lines.insert(lines[one], at: other)
      return ("repeated lines", whole(lines))
    case 3: return ("cut", Array(bytes.prefix(lot.number(0...(bytes.count - 1)))))
    default:
      bytes[lot.number(0...(bytes.count - 1))] ^= 1 << UInt8(lot.number(0...7))
      return ("flipped bit", bytes)
    }
  }

  /// Where its lines end, but for the last.
  private static func borders(of bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.dropLast().filter { bytes[$0] == 10 }.map { $0 + 1 }
  }

  private static func whole(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    lines.flatMap { Array($0) + [10] }
  }
}
