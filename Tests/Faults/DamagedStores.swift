import CaseStore
import Cases
import Foundation
import GRDB
import GeneratedYear
import Halls
import Lots
import Policy

/// Store files with flipped bits, cut ends and repeated or swapped pages: the damage is told, or no
/// row is another one than before.
struct DamagedStores {
  let faults: Faults

  func run() throws -> String {
    let folder = try faults.folder("stores")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let zone = try ShippedPolicy.policy().timeZone
    let sound = try Array(Data(contentsOf: URL(filePath: store(in: folder))))
    let rows = try Self.rows(folder + "/sound.sqlite")
    var lot = Lot(seed: faults.seed)
    var told = 0
    var harmless = 0
    let rounds = max(1, faults.damages / 50)
    for round in 1...rounds {
      let path = "\(folder)/damaged-\(round).sqlite"
      let (damage, bytes) = Self.damaged(sound, &lot)
      try Data(bytes).write(to: URL(filePath: path))
      if Self.isTold(path, zone: zone) {
        told += 1
      } else if (try? Self.rows(path)) == rows {
        harmless += 1
      } else {
        throw Faults.Broken("round \(round): \(damage) changed a row and verify does not say so")
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where name.hasPrefix("damaged-") {
        try FileManager.default.removeItem(atPath: folder + "/" + name)
      }
      Faults.progress("stores", round, of: rounds)
    }
    return "\(rounds) stores, \(told) told, \(harmless) with every row as it was"
  }

  private func store(in folder: String) throws -> String {
    let policy = try ShippedPolicy.policy()
    let path = folder + "/cases.sqlite"
    let store = try SiteStore(
      at: path, site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    var year = YearOfCases(
      of: 40, from: Date(timeIntervalSince1970: 1_767_196_800), seed: faults.seed, store: store,
      policy: policy)
    try year.live()
    try store.backUp(to: folder + "/sound.sqlite")
    return folder + "/sound.sqlite"
  }

  private static func isTold(_ path: String, zone: TimeZone) -> Bool {
    do {
      let store = try SiteStore(at: path, site: 101, epoch: 1, zone: zone)
      return try !store.verify().problems.isEmpty
    } catch {
      return true
    }
  }

  /// Every row of the journal and of what is made from it.
  private static func rows(_ path: String) throws -> [Row] {
    try DatabaseQueue(path: path).read { db in
      try ["journal", "private", "case_row", "clock_row", "score_row", "alarm", "notice"].flatMap {
        try Row.fetchAll(db, sql: "SELECT * FROM \($0) ORDER BY 1, 2")
      }
    }
  }

  private static func damaged(_ bytes: [UInt8], _ lot: inout Lot) -> (String, [UInt8]) {
    var bytes = bytes
    let page = 4096
    let one = lot.number(0...(bytes.count / page - 1)) * page
    let other = lot.number(0...(bytes.count / page - 1)) * page
    switch lot.number(0...9) {
    case 0: return ("a cut", Array(bytes.prefix(lot.number(0...(bytes.count - 1)))))
    case 1:
      bytes.replaceSubrange(one..<(one + page), with: Array(bytes[other..<(other + page)]))
      return ("page \(one / page) overwritten by \(other / page)", bytes)
    default:
      let place = lot.number(0...(bytes.count - 1))
      bytes[place] ^= 1 << UInt8(lot.number(0...7))
      return ("a flipped bit at \(place)", bytes)
    }
  }
}
