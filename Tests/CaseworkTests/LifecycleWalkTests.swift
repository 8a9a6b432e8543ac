import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Testing

@Suite struct LifecycleWalkTests {
  @Test func `the shipped policy's complaint goes from intake to closed`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    #expect(told.state == .revisitPending)
    let closed = try hall.act(.revisit, on: told, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    #expect(closed.state == .closed)
    #expect(closed.confirmations.map(\.score) == [5])
    let types = closed.history.map(\.type)
    #expect(
      types == [
        "case.registered", "case.accepted", "case.routed", "case.approved", "case.dispatched",
        "case.taken", "case.planned", "case.approved", "case.resolved", "case.notified",
        "case.revisited", "case.closed",
      ])
    #expect(try hall.store.verify().problems == [])
  }

  @Test(arguments: [
    ("no", 5, State.accepted), ("yes", 2, .accepted), ("partly", 3, .accepted), ("yes", 3, .closed),
    ("partly", 4, .closed),
  ])
  func `R-186: only a solved and satisfying case closes`(solved: String, score: Int, state: State)
    throws
  {
    let hall = try Hall()
    let after = try hall.act(.revisit, on: hall.toldComplaint(), by: "revisitor") {
      $0.particulars.solved = solved
      $0.particulars.score = score
    }
    #expect(after.state == state)
    #expect(after.reopenCount == (state == .accepted ? 1 : 0))
    #expect(after.links.count == (solved == "partly" && state == .closed ? 1 : 0))
  }

  @Test func `R-110: a burst pipe is dispatched and alarmed before the number is told`() throws {
    let hall = try Hall()
    let burst = try hall.casework.register(
      Intake(kind: "REPAIR", category: "LK01", channel: "IVR"))
    #expect(burst.state == .dispatched)
    #expect(burst.department == "NET")
    #expect(burst.queryCode?.count == 4)
    let alarms = try hall.store.read { try $0.openAlarms() }
    #expect(alarms.map(\.reason) == ["emergency"])
    #expect(alarms.first?.caseNumber == burst.number)
    #expect(burst.history.map(\.type) == ["case.registered", "case.accepted", "case.dispatched"])
  }

  @Test func `an action that the state forbids names those that are possible`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    #expect {
      try hall.act(.take, on: opened, by: "handler")
    } throws: { error in
      let error = error as? CaseworkError
      return error?.kind == .badData && error?.remedy.contains("accept") == true
        && error?.remedy.contains("dispatch") == false
    }
  }

  @Test func `person, state and role are asked in that order`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    for (action, by, kind) in [
      (Action.take, "nobody", CaseworkError.Kind.forbidden), (.take, "revisitor", .badData),
      (.accept, "revisitor", .forbidden),
    ] {
      #expect {
        try hall.act(action, on: opened, by: by)
      } throws: { ($0 as? CaseworkError)?.kind == kind }
    }
  }

  @Test func `R-267: a conduct case is hidden from other departments`() throws {
    let stranger = StaffMember(id: "li", name: "李", department: "NET", roles: ["intake_agent"])
    let inspector = StaffMember(id: "wu", name: "吴", department: "DISC", roles: ["intake_agent"])
    let hall = try Hall(staff: [stranger, inspector])
    let conduct = try hall.casework.register(
      Intake(kind: "COMPLAINT", category: "SA01", channel: "KIOSK"))
    #expect(!hall.casework.maySee(conduct, reader: stranger))
    #expect {
      try hall.act(.accept, on: conduct, by: "li")
    } throws: { ($0 as? CaseworkError)?.kind == .forbidden }
    #expect(try hall.act(.accept, on: conduct, by: "wu").state == .accepted)
  }

  @Test func `--at lies neither in the future nor before the case's last event`() throws {
    let hall = try Hall()
    hall.hand.advance(minutes: 60)
    let opened = try hall.complaint()
    hall.hand.advance(minutes: 30)
    let now = hall.hand.now
    for at in [now.addingTimeInterval(1), opened.registeredAt.addingTimeInterval(-1)] {
      #expect {
        try hall.act(.accept, on: opened, by: "intake_agent") { $0.at = at }
      } throws: { ($0 as? CaseworkError)?.kind == .badData }
    }
    let at = opened.registeredAt.addingTimeInterval(60)
    let accepted = try hall.act(.accept, on: opened, by: "intake_agent") { $0.at = at }
    #expect(accepted.history.last?.at == at)
  }

  @Test func `A-18: after the last attempt on another day the customer counts as unreached`() throws
  {
    let hall = try Hall()
    var told = try hall.toldComplaint()
    for day in 1...3 {
      #expect(told.state == .revisitPending)
      told = try hall.act(.revisit, on: told, by: "revisitor") {
        $0.particulars.outcome = "no-answer"
      }
      told = try hall.casework.find(told.number)
      if day < 3 {
        let again = try hall.act(.revisit, on: told, by: "revisitor") {
          $0.particulars.outcome = "busy"
        }
        #expect(again.state == .revisitPending)
      }
      hall.hand.advance(minutes: 24 * 60)
    }
    #expect(told.state == .revisitUnreached)
    #expect(told.confirmations.isEmpty)
  }

  @Test func `what is not in the policy is refused with what is`() throws {
    let hall = try Hall()
    #expect {
      try hall.casework.register(Intake(kind: "COMPLAIN", category: "FE01", channel: "KIOSK"))
    } throws: { ($0 as? CaseworkError)?.remedy.contains("COMPLAINT") == true }
  }
}
