import Cases
import Casework
import Foundation
import Halls
import Testing

/// How the kinds differ (rules.md section 4.3): each goes from its registration to the result told.
@Suite struct KindPathTests {
  private static let plain: [State] = [.accepted, .dispatchApproval, .dispatched, .inHand]
  private static let planned: [State] = [.planApproval, .implementing, .resultReturned]

  @Test(arguments: [
    ("COMPLAINT", "FE01", "PHONE", plain + planned + [.revisitPending]),
    ("REPORT", "SA02", "PHONE", plain + planned + [.revisitPending]),
    ("CRITICISM", "SQ01", "LETTER", plain + planned + [.revisitPending]),
    ("EXPOSURE", "SQ01", "MEDIA", plain + planned + [.revisitPending]),
    ("COMPLAINT", "FE01", "GOV12345", plain + planned + [.revisitPending]),
    (
      "COMPLAINT", "FE01", "HALL",
      plain + [.planApproval, .implementing, .signoffPending, .resultReturned, .revisitPending]
    ),
    ("REPAIR", "RP01", "PHONE", [.inHand, .resultReturned, .resultNotified]),
    ("REPAIR", "LK01", "IVR", [.inHand, .resultReturned, .resultNotified]),
    (
      "CONSULT", "CO01", "PHONE",
      [.accepted, .dispatched, .inHand, .resultReturned, .closed]
    ),
    ("SUGGEST", "SG01", "KIOSK", plain + [.resultReturned, .closed]),
    ("PRAISE", "SG01", "KIOSK", plain + [.resultReturned, .closed]),
    ("APPLY", "AP01", "PHONE", plain + planned + [.resultNotified]),
    ("TRANSFER", "AP01", "PHONE", plain + planned + [.closed]),
    ("CLOSE_ACCOUNT", "AP01", "PHONE", plain + planned + [.closed]),
    ("ENTRUST", "OT01", "PHONE", plain + planned + [.closed]),
    ("LABTEST", "WQ01", "PHONE", [.inHand] + planned + [.closed]),
  ])
  func `R-053 R-061 R-075 R-076 R-077 R-168: every kind comes to its result by its own path`(
    kind: String, category: String, channel: String, states: [State]
  ) throws {
    let hall = try Hall()
    var intake = Intake(kind: kind, category: category, channel: channel)
    if channel == "GOV12345" { intake.externalNumber = "A-1" }
    let opened = try hall.casework.register(intake)
    var passed: [State] = []
    let current = try CaseLife(hall: hall).run(opened, to: #require(states.last)) {
      passed.append($0)
    }
    #expect(passed == states)
    #expect(current.clocks.allSatisfy { $0.state != .breached })
    if current.state == .closed { #expect(current.closedAs == .notRevisited) }
  }

  @Test(arguments: [
    ("CONSULT", "CO01", State.answeredOnSpot), ("COMPLAINT", "FE01", .resultNotified),
  ])
  func `R-113 T-04 T-05: what is answered at once is told, a complaint is still revisited`(
    kind: String, category: String, state: State
  ) throws {
    let hall = try Hall()
    let opened = try hall.casework.register(
      Intake(kind: kind, category: category, channel: "PHONE"))
    let answered = try hall.act(.answer, on: opened, by: "intake_agent", note: "已答复")
    #expect(answered.state == state)
    #expect(answered.clocks.first { $0.id == "first_reply_in_shift" }?.state == .met)
    #expect(
      answered.clocks.contains { $0.id == "revisit_default" && $0.isLive }
        == (state == .resultNotified))
  }

  @Test func `R-167 T-42: a suggestion may be told adopted or not without going to a department`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.casework.register(
      Intake(kind: "SUGGEST", category: "SG01", channel: "KIOSK"))
    try hall.act(.accept, on: opened, by: "intake_agent")
    #expect(throws: CaseworkError.self) { try hall.act(.notify, on: opened, by: "intake_agent") }
    let told = try hall.act(.notify, on: opened, by: "intake_agent") {
      $0.particulars.adopted = false
    }
    #expect(told.state == .closed)
  }
}
