import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import GeneratedYear
import Halls
import Policy
import Reports
import Testing

struct ListReportTests {
  let hall: Hall
  init() throws { hall = try Hall.ofNovember() }

  private func clocks(_ part: ReportSection) -> [String] {
    part.rows.compactMap { row in
      if case .label(let label) = row[4] { label.code } else { nil }
    }
  }

  private func numbers(_ part: ReportSection?) -> [String] {
    (part?.rows ?? []).flatMap { row in
      row.compactMap { cell in
        if case .number(let number) = cell { number.text } else { nil }
      }
    }
  }

  @Test func `R-128 RP-11 lists clocks overdue and near due as of now, and as of a day gone`()
    throws
  {
    hall.at("2026-11-02T09:00")
    let burst = try hall.register("REPAIR", "LK01")
    let early = try #require(
      try hall.report("RP-11", nil, now: "2026-11-02T09:10").part("due_list"))
    #expect(!clocks(early).contains("leak_arrival"))
    let late = try #require(try hall.report("RP-11", nil, now: "2026-11-02T10:05").part("due_list"))
    let row = try #require(
      late.rows.first { row in
        if case .label(let label) = row[4] { return label.code == "leak_arrival" }
        return false
      })
    #expect(late.columns.prefix(2).map(\.code) == ["department", "owner"])
    #expect(row[1] == .label(Label("CSC", hall.policy.departments["CSC"]?.names)))
    #expect(row[2] == .number(burst.number))
    #expect(row[6] == .duration(-300))
    hall.at("2026-11-02T11:00")
    try hall.act(.arrive, on: burst, by: "handler")
    try hall.act(.resolve, on: burst, by: "handler") {
      $0.particulars.evidence = [(kind: "site_photo", reference: "照片")]
    }
    let now = try #require(try hall.report("RP-11", nil, now: "2026-11-02T11:05").part("due_list"))
    #expect(!clocks(now).contains("leak_arrival"))
    // As of the evening before nothing was there; as of ten past ten the clock was overdue.
    let gone = try hall.report("RP-11", "2026-11-01").part("due_list")
    #expect(gone?.rows.isEmpty == true)
    // A period that still runs is as of the last event, and says so.
    let running = try hall.report("RP-11", "2026-11", now: "2026-11-02T11:05").part("due_list")
    #expect(running?.remarks.map(\.code) == ["remark_running"])
    #expect(now.remarks.isEmpty && gone?.remarks.isEmpty == true)
  }

  @Test func `R-130 RP-12 lists repeats and unsolved cases of three days`() throws {
    hall.at("2026-11-01T09:00")
    try hall.register(phone: "+8613800138001")
    hall.at("2026-11-06T09:00")
    let fresh = try hall.register(phone: "+8613800138002")
    let report = try hall.report("RP-12", nil, now: "2026-11-07T09:00")
    #expect(numbers(report.part("review_list")) == [fresh.number.text])
  }

  @Test func `R-205 RP-03 lists closed cases with result and responsibility`() throws {
    let told = try hall.register()
    hall.at("2026-11-03T09:00")
    try hall.tell(told)
    hall.at("2026-11-04T09:00")
    try hall.revisit(told, solved: "yes", score: 5)
    let list = try #require(try hall.report("RP-03", "2026-Q4").part("closed_list"))
    #expect(list.rows.count == 1)
    #expect(list.rows[0].contains(.number(told.number)))
    #expect(list.rows[0].contains(.text("handler")))
    guard case .label(let result) = list.rows[0][5] else {
      Issue.record("no result")
      return
    }
    #expect(result.code == "closed_satisfied")
  }

  @Test func `R-097 R-267 conduct cases are counted for all, their numbers listed for few`() throws
  {
    let conduct = try hall.register("COMPLAINT", "SA01")
    let outsider = ReportReader(roles: ["handler"], department: "NET")
    let insider = ReportReader(roles: ["handler"], department: "DISC")
    func report(_ reader: ReportReader?) throws -> Report {
      try hall.report("RP-12", nil, now: "2026-11-03T09:00", reader: reader)
    }
    #expect(numbers(try report(outsider).part("review_list")).isEmpty)
    #expect(try report(outsider).header.n == 1)
    #expect(numbers(try report(insider).part("review_list")) == [conduct.number.text])
    #expect(numbers(try report(nil).part("review_list")) == [conduct.number.text])
  }

  /// what revisits came to is evaluated every month.
  @Test func `R-172 A-18 RP-13 due is done, unreached, closed without an answer and open`() throws {
    let cases = try (1...5).map { try hall.register(phone: "+861380013800\($0)") }
    let anonymous = try hall.register(phone: nil)
    for (place, opened) in (cases + [anonymous]).enumerated() {
      hall.at("2026-11-03T09:0\(place)")
      try hall.tell(opened)
    }
    hall.at("2026-11-04T09:00")
    try hall.revisit(cases[0], solved: "yes", score: 5)
    try hall.revisit(cases[1], solved: "no", score: 1)
    for day in 4...6 {
      hall.at("2026-11-0\(day)T10:00")
      try hall.act(.revisit, on: cases[2], by: "revisitor") { $0.particulars.outcome = "no-answer" }
    }
    hall.at("2026-11-07T10:00")
    try hall.act(.close, on: cases[3], by: "general_manager", note: "拒绝回访")
    let part = try #require(try hall.report("RP-13", "2026-11").part("revisits_by_kind"))
    let row = { part.cell("COMPLAINT", $0) }
    #expect(row("due") == .count(5))
    #expect(row("done") == .count(2))
    #expect(row("done_rate") == .rate(Proportion(2, of: 5)))
    #expect(row("unreached") == .count(1))
    #expect(row("closed_without") == .count(1))
    #expect(row("still_open") == .count(1))
    #expect(row("anonymous") == .count(1))
    #expect(row("satisfied") == .count(1))
    // one was not satisfied, one was closed without satisfaction.
    #expect(row("unsatisfied") == .count(2))
    #expect(row("reopened") == .count(1))
    let parts = ["done", "unreached", "closed_without", "still_open"].map { part.sum($0) }
    #expect(part.sum("due") == parts.reduce(0, +))
  }

  @Test func `R-214 RP-15 R-154 RP-21 R-199 a reopened case waits for a named person`() throws {
    let told = try hall.register()
    hall.at("2026-11-03T09:00")
    try hall.tell(told)
    hall.at("2026-11-04T09:00")
    try hall.revisit(told, solved: "no", score: 2)
    func person() throws -> Cell? {
      try hall.report("RP-15", "2026-11").part("measures")?.rows.first?[4]
    }
    guard case .label(let nobody)? = try person() else {
      Issue.record("somebody was named")
      return
    }
    #expect(nobody.code == "nobody_yet")
    hall.at("2026-11-05T09:00")
    try hall.tell(told, accepting: false)
    #expect(try person() == .text("handler"))
    #expect(try hall.report("RP-15", "2026-11").part("opinions")?.sum("reopened") == 1)
  }

  @Test func `R-173 RP-14 shows population, band, drawn and done`() throws {
    let repair = try hall.register("REPAIR", "RP01")
    hall.at("2026-11-02T11:00")
    try hall.act(.arrive, on: repair, by: "handler")
    try hall.act(.resolve, on: repair, by: "handler") {
      $0.particulars.evidence = [(kind: "site_photo", reference: "照片")]
    }
    try hall.act(.notify, on: repair, by: "intake_agent")
    hall.at("2026-12-01T09:00")
    _ = try hall.casework.drawRevisits(month: "2026-11", by: "revisitor")
    try hall.revisit(repair, solved: "yes", score: 4)
    let sheet = try #require(try hall.report("RP-14", "2026-11").part("sampling"))
    #expect(sheet.cell("REPAIR", "population") == .count(1))
    #expect(sheet.cell("REPAIR", "band") == .text("1-19"))
    #expect(sheet.cell("REPAIR", "drawn") == .count(1))
    #expect(sheet.cell("REPAIR", "done_rate") == .rate(Proportion(1, of: 1)))
  }

  @Test func `R-184 R-185 RP-16 shows how often each score was given`() throws {
    let told = try hall.register()
    hall.at("2026-11-03T09:00")
    try hall.tell(told)
    hall.at("2026-11-04T09:00")
    try hall.revisit(told, solved: "yes", score: 4)
    let part = try #require(try hall.report("RP-16", "2026-Q4").part("score_distribution"))
    #expect(part.n == 1)
    #expect(part.cell("score_4", "score_revisit") == .count(1))
    #expect(part.cell("score_5", "total") == .count(0))
  }

  @Test func `R-184 RP-16 shows presses repeated at once apart, and does not count them`() throws {
    hall.at("2026-11-03T09:00")
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    for score in ["5", "5", "5", "1"] {
      _ = try visit.answer(Submission(name: "rate", values: ["score": score]))
    }
    hall.at("2026-11-03T09:05")
    _ = try visit.answer(Submission(name: "rate", values: ["score": "2"]))
    let part = try #require(try hall.report("RP-16", "2026-Q4").part("score_distribution"))
    #expect(part.n == 2)
    #expect(part.cell("score_5", "score_walk_up") == .count(1))
    #expect(part.cell("score_1", "score_walk_up") == .count(0))
    #expect(part.cell("score_2", "score_walk_up") == .count(1))
    #expect(part.cell("suspect", "total") == .count(3))
  }

  @Test func `R-141 R-142 R-143 RP-18 a standard is measured by the site or says that it is not`()
    throws
  {
    let site = "service_standards: {network_intact: {measured: {2026-11: \"99.5\"}}}\n"
    let hall = try Hall.ofNovember(site: site)
    let part = try #require(try hall.report("RP-18", "2026-11").part("standards"))
    #expect(part.cell("network_intact", "result") == .text("99.5%"))
    guard case .label(let kept)? = part.cell("network_intact", "kept"),
      case .label(let other)? = part.cell("pressure_pass", "result")
    else {
      Issue.record("no verdict")
      return
    }
    #expect(kept.code == "no")
    #expect(other.code == "not_measured")
  }

  @Test func `R-139 R-140 RP-18 a planned outage is told a day ahead`() throws {
    for from in ["2026-11-02T20:00", "2026-11-05T20:00"] {
      _ = try hall.casework.post(
        NoticeDraft(
          kind: "planned", area: "城东", from: Hall.time(from),
          until: Hall.time(from).addingTimeInterval(3600)), by: "handler")
    }
    let part = try #require(try hall.report("RP-18", "2026-11").part("outage_notices"))
    #expect(part.cell("outage_planned_notice", "in_time") == .count(1))
    #expect(part.cell("outage_planned_notice", "late") == .count(1))
  }
}
