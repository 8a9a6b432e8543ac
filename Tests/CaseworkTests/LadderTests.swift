import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

/// Deputies, referees and the ladder that a case climbs.
@Suite struct LadderTests {
  private func waiting(in hall: Hall) throws -> Case {
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    return try hall.act(.dispatch, on: opened, by: "intake_agent")
  }

  @Test func `A-15: a deputy approves once the level has waited an hour of office time`() throws {
    let hall = try Hall()
    let waiting = try waiting(in: hall)
    #expect(waiting.clocks.contains { $0.id == "dispatch_approval" && $0.state == .running })
    hall.hand.advance(minutes: 59)
    refuses(.forbidden, naming: "manager_in_charge") {
      try hall.act(.approve, on: waiting, by: "general_manager")
    }
    hall.hand.advance(minutes: 1)
    let approved = try hall.act(.approve, on: waiting, by: "general_manager")
    #expect(approved.state == .dispatched)
  }

  @Test func `A-15: the deputy's hour begins anew when another department is named`() throws {
    let hall = try Hall()
    let waiting = try waiting(in: hall)
    hall.hand.advance(minutes: 50)
    try hall.act(.dispatch, on: waiting, by: "manager_in_charge", note: "改派") {
      $0.particulars.department = "METER"
    }
    hall.hand.advance(minutes: 20)
    refuses(.forbidden) { try hall.act(.approve, on: waiting, by: "general_manager") }
  }

  @Test func `R-022 T-15: the second department that gives it back needs a referee`() throws {
    let hall = try Hall(site: "approvals: {dispatch: {levels: []}}\n")
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    for (round, department) in ["BIZ", "METER"].enumerated() {
      try hall.act(.dispatch, on: opened, by: "intake_agent", note: "派单") {
        $0.particulars.department = department
      }
      let back = try hall.act(.return, on: opened, by: "handler", note: "不归我部门") {
        $0.particulars.department = "NET"
      }
      #expect(back.returnCount == round + 1)
    }
    refuses(.forbidden, naming: "manager_in_charge") {
      try hall.act(.dispatch, on: opened, by: "intake_agent", note: "再派") {
        $0.particulars.department = "NET"
      }
    }
    let ruled = try hall.act(.dispatch, on: opened, by: "manager_in_charge", note: "由管网部办理") {
      $0.particulars.department = "NET"
    }
    #expect((ruled.state, ruled.department) == (.dispatched, "NET"))
  }

  @Test func `R-187 A-10: each cycle climbs, from the third headquarters sees the case`() throws {
    let hall = try Hall()
    var current = try hall.complaint()
    var levels: [Int?] = []
    for _ in 1...3 {
      if current.state == .registered {
        try hall.act(.answer, on: current, by: "intake_agent", note: "已解释")
      } else {
        try hall.act(.dispatch, on: current, by: "intake_agent")
        try hall.act(.approve, on: current, by: "manager_in_charge")
        try hall.act(.take, on: current, by: "handler")
        try hall.act(.plan, on: current, by: "handler") {
          $0.particulars.cause = "抄错"
          $0.particulars.person = "handler"
        }
        try hall.act(.approve, on: current, by: "manager_in_charge")
        try hall.act(.resolve, on: current, by: "handler")
        try hall.act(.notify, on: current, by: "intake_agent")
      }
      current = try hall.act(.revisit, on: current, by: "revisitor") {
        $0.particulars.solved = "no"
        $0.particulars.score = 1
      }
      #expect(current.state == .accepted)
      levels.append(current.level)
    }
    #expect(levels == [1, 5, 5])
    let alarms = try hall.store.read { try $0.openAlarms() }.filter { $0.reason == "escalated" }
    #expect(alarms.map(\.level).sorted() == [1, 5, 5])
    let heard = hall.casework.recipients(
      of: "escalated", clock: nil, department: nil, level: 1)
    #expect((heard.parties, heard.people) == (["shift_leader"], ["shift_leader"]))
  }

  @Test func `A-10 A-18: who closes without the customer's word is a named manager with a reason`()
    throws
  {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    refuses(.forbidden) { try hall.act(.close, on: told, by: "revisitor", note: "多次未果") }
    refuses(.badData, naming: "--note") { try hall.act(.close, on: told, by: "manager_in_charge") }
    let closed = try hall.act(.close, on: told, by: "manager_in_charge", note: "诉求不合理")
    #expect((closed.closedAs, closed.confirmations.count) == (.unsatisfied, 0))

    let other = try hall.toldComplaint()
    for _ in 1...3 {
      hall.hand.advance(minutes: 24 * 60)
      try hall.act(.revisit, on: other, by: "revisitor") { $0.particulars.outcome = "no-answer" }
    }
    #expect(try hall.casework.find(other.number).state == .revisitUnreached)
    let unreached = try hall.act(.close, on: other, by: "general_manager", note: "联系不上")
    #expect((unreached.closedAs, unreached.confirmations.count) == (.unreached, 0))
  }

  @Test func `R-129 T-35: a case that is escalated is pressed, and its next rung hears of it`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    for level in 1...5 {
      let after = try hall.act(.escalate, on: opened, by: "handler", note: "久拖不决")
      #expect(after.level == min(level, 4))
      #expect(after.flags.contains(.supervised))
      #expect(after.state == .registered)
    }
  }

  @Test func `R-187: every breach climbs, and calls whom its clock names first`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    hall.hand.advance(minutes: 61)
    #expect(try hall.casework.watchClocks().map(\.clock) == ["first_reply_in_shift"])
    let late = try hall.casework.find(opened.number)
    #expect((late.level, late.flags) == (1, [.overdue]))
    let alarm = try #require(try hall.store.read { try $0.openAlarms() }.last)
    #expect((alarm.reason, alarm.clock, alarm.level) == ("breached", "first_reply_in_shift", 1))
    let heard = hall.casework.recipients(
      of: alarm.reason, clock: alarm.clock, department: alarm.department, level: alarm.level)
    #expect(heard.people == ["shift_leader"])
  }

  @Test(arguments: [
    ("COMPLAINT", "WQ01", "PHONE", true), ("EXPOSURE", "SQ01", "MEDIA", true),
    ("COMPLAINT", "SQ01", "MAYOR", true), ("COMPLAINT", "FE01", "PHONE", false),
  ])
  func `R-027 A-39: what is major or wide is reported at once`(
    kind: String, category: String, channel: String, isReported: Bool
  ) throws {
    let hall = try Hall()
    _ = try hall.casework.register(Intake(kind: kind, category: category, channel: channel))
    let alarms = try hall.store.read { try $0.openAlarms() }
    #expect(alarms.map(\.reason) == (isReported ? ["escalated"] : []))
    let heard = hall.casework.recipients(of: "escalated", clock: nil, department: nil, level: 0)
    #expect(heard.people == ["hall_director", "manager_in_charge"])
  }

  @Test func `R-027: what staff judge to be major is reported at once too`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let accepted = try hall.act(.accept, on: opened, by: "intake_agent") {
      $0.particulars.details[.severity] = "MAJOR"
    }
    #expect((accepted.level, accepted.details?[.severity]) == (1, "MAJOR"))
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["escalated"])
  }

  @Test func `R-023: several departments settle it, one leads`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    try hall.act(.accept, on: opened, by: "intake_agent")
    refuses(.badData, naming: "NOWHERE") {
      try hall.act(.dispatch, on: opened, by: "intake_agent") {
        $0.particulars.helping = ["NOWHERE"]
      }
    }
    let joint = try hall.act(.dispatch, on: opened, by: "intake_agent") {
      $0.particulars.helping = ["METER", "BIZ", "METER"]
    }
    #expect((joint.department, joint.helping) == ("BIZ", ["METER"]))
    let meter = try hall.casework.register(
      Intake(kind: "REPAIR", category: "MT01", channel: "PHONE"))
    #expect((meter.department, meter.helping) == ("NET", ["METER"]))
  }

  @Test(arguments: [Action.cancel, .archive])
  func `nobody need answer for a case any more that has ended for good`(_ action: Action) throws {
    let hall = try Hall()
    let (ended, other) = (try hall.complaint(), try hall.complaint())
    for one in [ended, other] { try hall.act(.escalate, on: one, by: "handler", note: "催办") }
    if action == .archive {
      try hall.act(.decline, on: ended, by: "intake_agent", note: "非我方责任")
    }
    #expect(try hall.casework.openAlarms(for: nil).count == 2)
    try hall.act(
      action, on: ended, by: action == .cancel ? "intake_agent" : "general_manager", note: "撤诉")
    #expect(try hall.casework.openAlarms(for: nil).map(\.caseNumber) == [other.number])
    #expect(try hall.store.verify().problems == [])
  }
}
