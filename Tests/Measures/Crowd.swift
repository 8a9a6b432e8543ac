import Batches
import CaseStore
import Cases
import Casework
import ChildProcesses
import Foundation
import GRDB
import GeneratedYear
import Lots
import Policy
import Reports

/// A store with as many cases as one installation can have, at 200,000 a year: a small year of the real
/// casework, every event of it told many times over with other numbers, people, places and years.
struct Crowd {
  let measures: Measures

  /// All of it, or only what the looks or the reports take.
  func run(cases: Int, only part: String?) throws {
    let folder = try measures.folder("crowd-\(cases)")
    let isNew = access(folder + "/ready", F_OK) != 0
    if isNew {
      try build(cases, in: folder)
      try Data().write(to: URL(filePath: folder + "/ready"))
    }
    let casework = try Measures.casework(in: folder, policy: measures.policy, creating: false)
    if part == nil || isNew { try rebuild(casework.store) }
    if part != "reports" { try look(casework) }
    if part != "looks" { try report(casework.store) }
    if part == nil { try verify(casework.store) }
  }

  private func rebuild(_ store: SiteStore) throws {
    let before = OwnProcess.memory
    let cpu = OwnProcess.processor
    let (seconds, events) = try measures.seconds { try store.rebuild() }
    measures.row(
      "rebuild",
      "\(events) events, \(Int(Double(events) / (OwnProcess.processor - cpu)))/s of processor time, "
        + "\(OwnProcess.memory - before) MiB more than before")
    measures.row("rebuild, events/s", Double(events) / seconds, limit: 50_000, atLeast: true)
  }

  private func verify(_ store: SiteStore) throws {
    let before = OwnProcess.memory
    let (seconds, found) = try measures.seconds { try store.verify() }
    measures.row(
      "verify",
      "\(Int(Double(found.events) / seconds)) events/s, \(found.problems.count) problems, "
        + "\(OwnProcess.memory - before) MiB more than before")
  }

  private func look(_ casework: Casework) throws {
    let store = casework.store
    let count = try store.meta("serial").flatMap { Int($0) } ?? 0
    var lot = Lot(seed: 7)
    let shown = try (0..<200).map { _ in
      let serial = lot.number(1...count)
      return try measures.seconds {
        try CaseNumber(site: 101, epoch: 1, serial: serial).map(casework.find)
      }.0
    }
    measures.row("cases", "\(count)")
    measures.row("show, ms (p99 of 200)", p99(shown) * 1000, limit: 5, atLeast: false)
    for (word, limit) in [("罕见", 20.0), ("漏水", 20.0)] {
      var found = 0
      let looks = try (0..<20).map { _ in
        try measures.seconds {
          found = try store.read { try $0.cases(.init(search: word), limit: 50) }.count
        }.0
      }
      measures.row(
        "search \(word), first \(found), ms", p99(looks) * 1000, limit: limit, atLeast: false)
    }
    var clocks = 0
    let dues = try (0..<20).map { _ in
      try measures.seconds { clocks = try casework.due(within: 4 * 3600).count }.0
    }
    measures.row("due, \(clocks) clocks, ms", p99(dues) * 1000, limit: 50, atLeast: false)
  }

  /// The month before this one, which is the costliest: much that it holds has moved since.
  private func report(_ store: SiteStore) throws {
    let office = ReportOffice(records: store, policy: measures.policy)
    let now = Date()
    let today = LocalDay(of: now, in: measures.policy.timeZone)
    guard let month = ReportPeriod(today.text.prefix(7).description)?.previous else { return }
    var slowest = (seconds: 0.0, number: "", n: 0)
    var sum = 0.0
    for plan in measures.policy.reports {
      let before = OwnProcess.processor
      let (seconds, report) = try measures.seconds {
        try office.report(plan, period: month, now: now, reader: nil)
      }
      sum += seconds
      measures.row(
        plan.number,
        String(
          format: "%.2f s, %.2f s of processor time, n %d", seconds,
          OwnProcess.processor - before, report.header.n))
      if seconds > slowest.seconds { slowest = (seconds, plan.number, report.header.n) }
    }
    measures.row("all reports of \(month.text), s", String(format: "%.1f", sum))
    measures.row(
      "report of a month, slowest \(slowest.number), n \(slowest.n), s", slowest.seconds, limit: 2,
      atLeast: false)
  }

  private func p99(_ values: [Double]) -> Double { values.sorted()[values.count * 99 / 100] }

  /// The small year is lived in memory's own file system where there is one; only its events count.
  private func build(_ cases: Int, in folder: String) throws {
    let years = max(1, cases / 180_000)
    let sample = max(1, min(cases / years / 20, 2000))
    let small = (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : folder) + "/hearwell-\(getpid())"
    try FileManager.default.createDirectory(atPath: small, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: small) }
    let store = try Measures.casework(in: small, policy: measures.policy, creating: true).store
    let now = Date().timeIntervalSince1970.rounded(.down)
    var year = YearOfCases(
      of: sample, from: Date(timeIntervalSince1970: now - 365 * 86_400), seed: 3, store: store,
      policy: measures.policy)
    let (seconds, _) = try measures.seconds { try year.live() }
    measures.row("a year of \(sample) cases lived", "\(Int(seconds)) s, \(year.tally.done)")
    try Multiplication(
      of: store, by: cases / years / sample, years: years, into: folder + "/cases.sqlite",
      zone: measures.policy.timeZone
    ).run()
  }
}
