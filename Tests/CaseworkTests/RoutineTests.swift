import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Clocks that belong to no case: routines and notices.
@Suite struct RoutineTests {
  private func notice(_ kind: String, from: Date) -> NoticeDraft {
    NoticeDraft(kind: kind, area: "城东", from: from, until: from.addingTimeInterval(7200))
  }

  @Test func `R-130 R-149: the three-day review and the weekly re-inspection begin anew when done`()
    throws
  {
    let hall = try Hall()
    _ = try hall.complaint()
    let first = try hall.casework.routinesDue()
    #expect(first.map(\.rule.code) == ["three_day_review", "weekly_reinspection"])
    #expect(first.allSatisfy { !$0.isOverdue && $0.done == nil })
    hall.hand.advance(minutes: 25 * 60)
    #expect(try hall.casework.routinesDue().map(\.isOverdue) == [true, false])
    try hall.casework.noteRoutine("C-35", by: "shift_leader", note: "两件未办结")
    let done = try #require(try hall.casework.routinesDue().first)
    #expect((done.done?.by, done.done?.at) == ("shift_leader", hall.hand.now))
    #expect(done.dueAt == hall.hand.now.addingTimeInterval(86_400))
    #expect(throws: CaseworkError.self) {
      try hall.casework.noteRoutine("ring_time", by: "shift_leader", note: nil)
    }
    #expect(try hall.store.verify().problems == [])
  }

  @Test(arguments: [(25.0, true), (23, false)])
  func `R-139: a planned outage is announced a day ahead, or production hears that it was not`(
    hours: Double, isInTime: Bool
  ) throws {
    let hall = try Hall()
    _ = try hall.casework.post(
      notice("planned", from: hall.hand.now.addingTimeInterval(hours * 3600)), by: "handler")
    let line = try #require(try hall.store.journal(from: 1, limit: 1).first)
    let text = String(decoding: line.line, as: UTF8.self)
    #expect(text.contains("outage_planned_notice"))
    #expect(text.contains(isInTime ? "\"met\"" : "\"breached\""))
    let alarms = try hall.store.read { try $0.openAlarms() }
    #expect(alarms.map(\.clock) == (isInTime ? [] : ["outage_planned_notice"]))
  }

  @Test func `R-140: a sudden outage's notice says whether it came at once`() throws {
    let hall = try Hall()
    for minutes in [0.0, 10] {
      let began = hall.hand.now.addingTimeInterval(-60 * minutes)
      _ = try hall.casework.post(notice("sudden", from: began), by: "handler")
    }
    let lines = try hall.store.journal(from: 1, limit: 2).map {
      String(decoding: $0.line, as: UTF8.self)
    }
    #expect(lines.map { $0.contains("\"met\"") } == [true, false])
    #expect(try hall.store.read { try $0.openAlarms() }.isEmpty)
  }

  @Test func `R-086 R-087: what was learnt later is corrected, codes are still the policy's`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    let corrected = try hall.act(.correct, on: opened, by: "intake_agent") {
      $0.particulars.details = [.targetLevel: "DEPARTMENT", .target: "营业服务部"]
    }
    #expect(corrected.details?[.target] == "营业服务部")
    #expect(corrected.details?[.severity] == "GENERAL")
    #expect(throws: CaseworkError.self) {
      try hall.act(.correct, on: opened, by: "intake_agent") {
        $0.particulars.details = [.severity: "TERRIBLE"]
      }
    }
  }
}
