import CaseStore
import Cases
import Casework
import Foundation
import GeneratedYear
import Halls
import Policy

/// A year of cases lived by the real casework, whole; afterwards the store agrees with itself.
struct WholeYear {
  let faults: Faults

  /// In memory's own file system where there is one: a year has more than a million transactions.
  func run() throws -> String {
    let own = try faults.folder("year")
    let memory = "/dev/shm/hearwell-year-\(getpid())"
    let folder = access("/dev/shm", W_OK) == 0 ? memory : own
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { for one in [own, folder] { try? FileManager.default.removeItem(atPath: one) } }
    let policy = try ShippedPolicy.policy()
    let store = try SiteStore(
      at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    var year = YearOfCases(
      of: faults.cases, from: Date(timeIntervalSince1970: 1_767_196_800), seed: faults.seed,
      store: store, policy: policy)
    try year.live { day, cases in Faults.progress("year, day", day, of: 365) }
    let problems =
      try YearInspection(store: store, casework: year.casework).problems()
      + ReportInspection(store: store, policy: policy).problems(year: 2026)
    guard problems.isEmpty else {
      throw Faults.Broken(problems.prefix(5).joined(separator: "; "))
    }
    let events = try store.read { try $0.lastSequence() }
    return "\(year.tally.registered) cases, \(events) events, \(year.tally.breaches) breaches, "
      + "done \(text(year.tally.done)), refused \(text(year.tally.refused))"
  }

  private func text(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
  }
}
