import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// What is asked at intake and at acceptance, and the clocks that notes start.
@Suite struct IntakeTests {
  private func refused(_ body: () throws -> Case) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? CaseworkError).map { $0.kind == .badData ? $0.description : "other" }
    }
  }

  private func intake(_ details: [Detail: String], kind: String = "COMPLAINT") -> Intake {
    var intake = Intake(
      kind: kind, category: kind == "ENTRUST" ? "OT01" : "FE01", channel: "HALL")
    intake.details = details
    return intake
  }

  @Test(arguments: [
    (Detail.complainantType, "IND"), (.userClass, "RES"), (.specialNeeds, "ELDERLY MOBILITY"),
    (.severity, "IMPORTANT"), (.targetLevel, "PERSON"), (.target, "柜台张某"),
    (.occurredPlace, "一楼大厅"), (.personsInvolved, "两名家属"), (.requestedOutcome, "退款"),
    (.facts, "账单两份"), (.reasons, "重复扣款"), (.mode, "written"),
  ])
  func `R-002 R-003 R-004 R-043 R-046 R-048 R-050 R-086 R-087: what is known is kept`(
    detail: Detail, value: String
  ) throws {
    let hall = try Hall()
    let opened = try hall.casework.register(intake([detail: value]))
    #expect(opened.details?[detail] == value)
    let line = try #require(try hall.store.journal(from: 1, limit: 1).first)
    #expect(String(decoding: line.line, as: UTF8.self).contains(value) == !detail.isPrivate)
    #expect(try hall.store.verify().problems == [])
  }

  @Test(arguments: [
    (Detail.complainantType, "FARMER"), (.userClass, "HOTEL"), (.specialNeeds, "ELDERLY TALL"),
    (.severity, "TERRIBLE"), (.targetLevel, "BOSS"), (.mode, "sung"), (.entrustedMatter, "other"),
  ])
  func `codes that the policy lacks are refused with those it has`(detail: Detail, value: String)
    throws
  {
    let hall = try Hall()
    #expect(refused { try hall.casework.register(intake([detail: value])) } != nil)
    #expect(try hall.store.verify().events == 0)
  }

  @Test(arguments: [
    ("COMPLAINT", "FE01", "PHONE", "GENERAL"), ("COMPLAINT", "SA02", "PHONE", "IMPORTANT"),
    ("REPAIR", "LK01", "IVR", "MAJOR"), ("COMPLAINT", "FE01", "MEDIA", "MAJOR"),
  ])
  func `A-05 R-087: a case is as grave as the first criterion that holds`(
    kind: String, category: String, channel: String, severity: String
  ) throws {
    let hall = try Hall()
    let opened = try hall.casework.register(
      Intake(kind: kind, category: category, channel: channel))
    #expect(opened.details?[.severity] == severity)
  }

  @Test func `R-090 R-092 R-073: acceptance keeps what was tested and when the reply was promised`()
    throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    #expect(
      refused {
        try hall.act(.accept, on: opened, by: "intake_agent") { $0.particulars.tests = ["nice"] }
      }?.contains("authentic") == true)
    let due = hall.hand.now.addingTimeInterval(7200)
    let accepted = try hall.act(.accept, on: opened, by: "intake_agent") {
      $0.particulars.tests = ["authentic"]
      $0.particulars.until = due
    }
    #expect(
      accepted.details?[.validity]
        == "reason_sufficient request_reasonable in_company_scope authentic")
    #expect(accepted.promisedReplyAt == due)
    let other = try hall.act(.accept, on: hall.complaint(), by: "intake_agent")
    #expect(other.promisedReplyAt == other.clocks.first { $0.id == "resolve_default" }?.dueAt)
  }

  @Test func `R-059 R-082 A-16: an entrustment needs one of its matters, and the signature`() throws
  {
    let hall = try Hall()
    let gas = refused {
      try hall.casework.register(intake([.entrustedMatter: "gas_allocation"], kind: "ENTRUST"))
    }
    #expect(gas?.contains("does not take") == true)
    let opened = try hall.casework.register(
      intake([.entrustedMatter: "shut_off_supply", .agent: "李四"], kind: "ENTRUST"))
    #expect(
      refused { try hall.act(.accept, on: opened, by: "intake_agent") }?.contains("--signed")
        == true)
    let accepted = try hall.act(.accept, on: opened, by: "intake_agent") {
      $0.particulars.details[.letterSigned] = "yes"
    }
    #expect(accepted.state == .accepted)
    let signed = try hall.casework.register(
      intake([.entrustedMatter: "other", .letterSigned: "yes"], kind: "ENTRUST"))
    #expect(try hall.act(.accept, on: signed, by: "intake_agent").state == .accepted)
  }

  @Test func `R-131 R-235: documents start the survey's clock, a contract its own`() throws {
    let hall = try Hall()
    let opened = try hall.casework.register(
      Intake(kind: "APPLY", category: "AP01", channel: "HALL"))
    #expect(opened.clocks.contains { $0.id == "application_answer" })
    let complete = try hall.act(.note, on: opened, by: "intake_agent") {
      $0.particulars.documentsComplete = true
    }
    let survey = try #require(complete.clocks.last { $0.id == "site_survey" })
    #expect(survey.dueAt == hall.hand.now.addingTimeInterval(2 * 86_400))
    let due = hall.hand.now.addingTimeInterval(30 * 86_400)
    let contract = try hall.act(.note, on: opened, by: "intake_agent") {
      $0.particulars.contractDue = due
    }
    #expect(contract.clocks.last { $0.id == "construction" }?.dueAt == due)
    let surveyed = try hall.act(.arrive, on: opened, by: "handler")
    #expect(surveyed.clocks.last { $0.id == "site_survey" }?.state == .met)
    let ids = try hall.store.verify().problems
    #expect(ids == [])
  }

  @Test func `R-125: an answer by text message is entered within a working day`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    #expect(
      refused {
        try hall.act(.note, on: opened, by: "intake_agent") {
          $0.particulars.repliedByMessage = true
        }
      } != nil)
    let noted = try hall.act(.note, on: opened, by: "intake_agent", note: "短信：已核实") {
      $0.particulars.repliedByMessage = true
    }
    #expect(
      noted.clocks.last { $0.id == "back_filled_answer" }?.dueAt
        == Timestamp.time("2026-11-24T17:30:00+08:00"))
  }

  @Test func `R-025 A-20: an emergency act is entered afterwards, in time or late`() throws {
    let hall = try Hall()
    for (hours, state) in [(2.0, ClockState.met), (30, .breached)] {
      var intake = Intake(kind: "REPAIR", category: "LK01", channel: "PHONE")
      let ended = hall.hand.now.addingTimeInterval(-hours * 3600)
      intake.details = [.actEndedAt: Timestamp.text(ended, in: hall.policy.timeZone)]
      let entered = try hall.casework.register(intake)
      #expect(entered.flags.contains(.emergencyBackfill))
      #expect(entered.clocks.first { $0.id == "emergency_back_entry" }?.state == state)
      #expect((entered.occurredAt, entered.registeredAt) == (ended, hall.hand.now))
    }
    #expect(try hall.store.read { try $0.openAlarms() }.isEmpty)
  }

  @Test func `R-122 R-036: the order's date ends every clock that would end later`() throws {
    let hall = try Hall()
    var order = Intake(kind: "COMPLAINT", category: "FE01", channel: "GOV12345")
    order.externalNumber = "A-1"
    let due = hall.hand.now.addingTimeInterval(3600 * 10)
    order.externalDueAt = due
    let opened = try hall.casework.register(order)
    #expect(opened.flags.contains(.externalDue))
    #expect(opened.clocks.allSatisfy { $0.dueAt ?? .distantPast <= due })
    #expect(
      refused {
        try hall.act(.extend, on: opened, by: "handler", note: "等配件") {
          $0.particulars.clock = "first_contact"
          $0.particulars.until = hall.hand.now.addingTimeInterval(3600 * 11)
        }
      }?.contains("order") == true)
  }

  @Test func `A-36: an order without a date has the resolve clock's`() throws {
    let hall = try Hall()
    var order = Intake(kind: "COMPLAINT", category: "WP01", channel: "SUPERIOR")
    order.externalNumber = "A-2"
    let opened = try hall.casework.register(order)
    #expect(
      opened.clocks.first { $0.id == "external_order" }?.dueAt
        == opened.clocks.first { $0.id == "resolve_product_quality" }?.dueAt)
  }

  @Test func `R-128: near_due stands while a clock is near its end, whenever it is read`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    hall.hand.advance(minutes: 50)
    #expect(try hall.casework.warnOfClocks().map(\.clock) == ["first_reply_in_shift"])
    #expect(try hall.casework.warnOfClocks().isEmpty)
    #expect(try hall.casework.find(opened.number).flags == [.nearDue])
    let contacted = try hall.act(.contact, on: opened, by: "intake_agent")
    #expect(contacted.flags == [])
    hall.hand.advance(minutes: 20 * 60)
    #expect(try !hall.casework.warnOfClocks().isEmpty)
    let kept = try hall.act(.note, on: opened, by: "intake_agent", note: "仍在核实")
    #expect(kept.flags == [.nearDue])
    #expect(try hall.store.verify().problems == [])
  }
}
