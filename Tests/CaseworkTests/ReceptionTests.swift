import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Testing

@Suite struct ReceptionTests {
  private func ask(
    _ reception: inout Reception, _ name: String, _ values: [String: String] = [:]
  ) throws -> Answer {
    try reception.answer(Submission(name: name, values: values))
  }

  @Test func `a caller's complaint is registered with the calling number for the callback`() throws
  {
    let hall = try Hall()
    var call = Reception(hall.casework, channel: "IVR", place: "01")
    let answer = try ask(
      &call, "register",
      [
        "kind": "COMPLAINT", "category": "FE01", "callback": "yes", "caller": "013800138000",
        "language": "zh-CN",
      ])
    #expect(answer.outcome == "registered")
    let number = try #require(answer.values["caseNumber"].flatMap(CaseNumber.init))
    let made = try hall.casework.find(number)
    #expect(
      made.callback
        == Callback(wanted: true, number: "+8613800138000", callingNumber: "+8613800138000"))
    #expect(made.queryCode == nil)
    #expect(answer.values["dueAt"] != nil)
  }

  @Test
  func `A-26: number and last four digits open a case, a wrong number and wrong digits look alike`()
    throws
  {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let number = told.number.text
    #expect(
      try ask(&visit, "case.find", ["caseNumber": number, "digits": "0000"]).outcome == "unknown")
    let other = try #require(CaseNumber(site: 101, epoch: 1, serial: 77)).text
    #expect(
      try ask(&visit, "case.find", ["caseNumber": other, "digits": "8000"]).outcome == "unknown")
    #expect(
      try ask(&visit, "case.find", ["caseNumber": number, "digits": "8000"]).outcome == "told")
  }

  @Test func `three wrong tries end the visit and lock that number for 15 minutes`() throws {
    let hall = try Hall()
    let number = try hall.complaint().number.text
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let outcomes = try (1...3).map { _ in
      try ask(&visit, "case.find", ["caseNumber": number, "digits": "1111"]).outcome
    }
    #expect(outcomes == ["unknown", "unknown", "ended"])
    var next = Reception(hall.casework, channel: "IVR", place: "01")
    let right = ["caseNumber": number, "digits": "8000"]
    #expect(try ask(&next, "case.find", right).outcome == "locked")
    hall.hand.advance(minutes: 15)
    #expect(try ask(&next, "case.find", right).outcome == "open")
  }

  @Test func `three wrong digits of the caller's newest case lock that case's number`() throws {
    let hall = try Hall()
    let number = try hall.complaint().number.text
    var call = Reception(hall.casework, channel: "IVR", place: "01")
    let wrong = ["digits": "1111", "caller": "13800138000"]
    let outcomes = try (1...3).map { _ in try ask(&call, "case.find", wrong).outcome }
    #expect(outcomes == ["unknown", "unknown", "ended"])
    var next = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let right = ["caseNumber": number, "digits": "8000"]
    #expect(try ask(&next, "case.find", right).outcome == "locked")
  }

  @Test func `ten wrong tries in an hour lock look-ups at that place for an hour`() throws {
    let hall = try Hall()
    let wanted = try hall.complaint().number.text
    for serial in 11...20 {
      var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
      let number = try #require(CaseNumber(site: 101, epoch: 1, serial: serial)).text
      #expect(
        try ask(&visit, "case.find", ["caseNumber": number, "digits": "1"]).outcome == "unknown")
    }
    let right = ["caseNumber": wanted, "digits": "8000"]
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    #expect(try ask(&visit, "case.find", right).outcome == "locked")
    var elsewhere = Reception(hall.casework, channel: "IVR", place: "01")
    #expect(try ask(&elsewhere, "case.find", right).outcome == "open")
    hall.hand.advance(minutes: 60)
    #expect(try ask(&visit, "case.find", right).outcome == "open")
  }

  @Test func `a confirmation by the customer does what a revisit does`() throws {
    let hall = try Hall()
    let told = try hall.toldComplaint()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let proof = ["caseNumber": told.number.text, "digits": "8000"]
    _ = try ask(&visit, "case.find", proof)
    let answer = try ask(
      &visit, "case.confirm", ["caseNumber": told.number.text, "solved": "yes", "score": "4"])
    #expect(answer.values["next"] == "closed")
    let closed = try hall.casework.find(told.number)
    #expect(closed.confirmations.map(\.channel) == ["KIOSK"])
    #expect(closed.history.suffix(2).map(\.type) == ["callback.confirmed", "case.closed"])
  }

  @Test func `nobody changes a case that they have not proved to be theirs`() throws {
    let hall = try Hall()
    let number = try hall.complaint().number.text
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    for name in ["case.withdraw", "case.urge", "statement.add", "case.callback", "repeat.note"] {
      #expect(throws: CaseworkError.self) { try ask(&visit, name, ["caseNumber": number]) }
    }
  }

  @Test func `R-191: the same matter on the same day becomes a note on the open case`() throws {
    let hall = try Hall()
    let earlier = try hall.complaint()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let asked = try ask(&visit, "repeat.check", ["category": "FE01", "phone": "13800138000"])
    #expect(asked.outcome == "open")
    #expect(asked.values["caseNumber"] == earlier.number.text)
    let text = ["caseNumber": earlier.number.text, "statement": "还没人联系我"]
    #expect(try ask(&visit, "repeat.note", text).outcome == "noted")
    #expect(try hall.casework.find(earlier.number).notes.last?.text?.contains("还没人联系我") == true)
    hall.hand.advance(minutes: 24 * 60)
    var tomorrow = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    #expect(
      try ask(&tomorrow, "repeat.check", ["category": "FE01", "phone": "13800138000"]).outcome
        == "none")
  }

  @Test func `who calls from the number to be called back on is known by it`() throws {
    let hall = try Hall()
    var call = Reception(hall.casework, channel: "IVR", place: "01")
    let number = try ask(
      &call, "register",
      [
        "kind": "REPAIR", "category": "WQ01", "caller": "057188886666", "callback": "yes",
        "callbackNumber": "13900139000",
      ]
    ).values["caseNumber"]
    var next = Reception(hall.casework, channel: "IVR", place: "01")
    let caller = "013900139000"
    let same = try ask(&next, "repeat.check", ["category": "WQ01", "caller": caller])
    #expect(same.values["caseNumber"] == number)
    let newest = try ask(&next, "case.find", ["digits": "9000", "caller": caller])
    #expect(newest.values["caseNumber"] == number)
  }

  @Test func `notices in force are told one after the other, sudden ones first`() throws {
    let hall = try Hall()
    let start = try #require(Timestamp.time(Hall.start))
    for (kind, area) in [("planned", "城东"), ("sudden", "城西")] {
      _ = try hall.casework.post(
        NoticeDraft(kind: kind, area: area, from: start, until: start.addingTimeInterval(3600)),
        by: "shift_leader")
    }
    var call = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    let first = try ask(&call, "notices")
    #expect(first.values["noticeArea"] == "城西")
    let next = try #require(first.values["noticeNumber"])
    let second = try ask(&call, "notices", ["noticeNumber": next])
    #expect(second.values["noticeArea"] == "城东" && second.values["noticeNumber"] == nil)
  }

  @Test func `a case is urged once a day`() throws {
    let hall = try Hall()
    let number = try hall.complaint().number.text
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    _ = try ask(&visit, "case.find", ["caseNumber": number, "digits": "8000"])
    #expect(try ask(&visit, "case.urge", ["caseNumber": number]).outcome == "noted")
    #expect(try ask(&visit, "case.urge", ["caseNumber": number]).outcome == "already")
    hall.hand.advance(minutes: 24 * 60)
    #expect(try ask(&visit, "case.urge", ["caseNumber": number]).outcome == "noted")
  }

  @Test func `R-129: a case is urged as often a day as the policy says`() throws {
    let hall = try Hall(site: "repeats: {urges_per_day: 3}\n")
    let number = try hall.complaint().number.text
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    _ = try ask(&visit, "case.find", ["caseNumber": number, "digits": "8000"])
    let outcomes = try (1...4).map { _ in
      try ask(&visit, "case.urge", ["caseNumber": number]).outcome
    }
    #expect(outcomes == ["noted", "noted", "noted", "already"])
  }

  @Test func `R-171 A-25: where a customer's own word is no revisit, the customer is still asked`()
    throws
  {
    let hall = try Hall(site: "revisit: {self_service_counts: false}\n")
    let told = try hall.toldComplaint()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    _ = try ask(&visit, "case.find", ["caseNumber": told.number.text, "digits": "8000"])
    _ = try ask(
      &visit, "case.confirm", ["caseNumber": told.number.text, "solved": "yes", "score": "5"])
    let after = try hall.casework.find(told.number)
    #expect(after.state == .revisitPending && after.confirmations.isEmpty)
    #expect(after.notes.last?.text == "客户自述：已解决")
    #expect(after.clocks.contains { $0.id == "revisit_default" && $0.state == .running })
    #expect(try hall.casework.revisitsDue().count == 1)
  }

  @Test func `R-184: scores pressed again at once are marked, kept and not counted`() throws {
    let hall = try Hall()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    for score in ["5", "5", "1"] { _ = try ask(&visit, "rate", ["score": score]) }
    // Another place at the same moment, and the same place a minute later, are no repetition.
    var call = Reception(hall.casework, channel: "IVR", place: "01")
    _ = try ask(&call, "rate", ["score": "4"])
    hall.hand.advance(minutes: 1)
    _ = try ask(&visit, "rate", ["score": "2"])
    let suspects = try hall.store.journal(from: 1, limit: 100).map { event in
      String(decoding: event.line, as: UTF8.self).contains("\"suspect\":true")
    }
    #expect(suspects == [false, true, true, false, false])
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `whoever wants a person raises an alarm`() throws {
    let hall = try Hall()
    var call = Reception(hall.casework, channel: "IVR", place: "01")
    #expect(try ask(&call, "person").outcome == "absent")
    #expect(try hall.store.read { try $0.openAlarms() }.map(\.reason) == ["person"])
  }

  @Test func `who asks for a person again raises no second alarm until the first was taken`() throws
  {
    let hall = try Hall()
    var visit = Reception(hall.casework, channel: "KIOSK", place: "kiosk")
    var other = Reception(hall.casework, channel: "IVR", place: "01")
    for _ in 1...3 { _ = try ask(&visit, "person") }
    _ = try ask(&other, "person")
    let open = try hall.casework.openAlarms(for: nil)
    #expect(open.map(\.reason) == ["person", "person"])
    try hall.casework.acknowledgeAlarm(#require(open.first).id, by: "intake_agent")
    _ = try ask(&visit, "person")
    #expect(try hall.casework.openAlarms(for: nil).count == 2)
  }
}
