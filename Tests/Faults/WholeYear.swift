import CaseStore
import Cases
import Casework
import ChildProcesses
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
    var peaks: [Int] = []
    var problems = try stage("lived", &peaks) { peaks in
      try year.live { day, _ in
        Faults.progress("year, day", day, of: 365)
        if day % 73 == 0, day < 365 { peaks.append(OwnProcess.peak) }
      }
      return year.tally.refused.map { "\($0.value) times refused: \($0.key)" }
    }
    problems += try stage("verify and rebuild", &peaks) { _ in
      try YearInspection(store: store, casework: year.casework).problems()
    }
    problems += try stage("reports", &peaks) { _ in
      try ReportInspection(store: store, policy: policy).problems(year: 2026) {
        Faults.progress("year, report", $0, of: $1)
      }
    }
    guard problems.isEmpty else {
      throw Faults.Broken(problems.prefix(5).joined(separator: "; "))
    }
    let events = try store.read { try $0.lastSequence() }
    return "\(year.tally.registered) cases, \(events) events, \(year.tally.breaches) breaches, "
      + "done \(text(year.tally.done)), most MiB after each fifth of the year, in verify and "
      + "rebuild, in reports: \(peaks.map(String.init).joined(separator: " "))"
  }

  /// One part of the inspection, with the most memory that it had.
  private func stage(_ name: String, _ peaks: inout [Int], _ body: (inout [Int]) throws -> [String])
    throws -> [String]
  {
    OwnProcess.forgetPeak()
    let (start, processor) = (Date(), OwnProcess.processor)
    let problems = try body(&peaks)
    peaks.append(OwnProcess.peak)
    Faults.tell(
      "year, \(name): \(Int(Date().timeIntervalSince(start))) s, "
        + "\(Int(OwnProcess.processor - processor)) s of processor time")
    return problems
  }

  private func text(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
  }
}
