import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Channels, registration and acceptance (register 2.2 to 2.4) on a real store.
@Suite struct IntakeRuleTests {
  private static let direct = [
    "KIOSK", "IVR", "PHONE", "HALL", "VISIT", "LETTER", "EMAIL", "WRITTEN_SUP", "WEB", "APP",
    "WECHAT", "CHAT", "POST", "OPINION", "CONDUCT_LINE", "MAYOR", "AUTHORITY", "MEDIA", "PETITION",
    "FORWARD", "BOX",
  ]

  @Test(arguments: direct)
  func `R-028 R-041 a complaint is registered from every channel, anonymous ones too`(
    channel: String
  ) throws {
    let hall = try Hall()
    let made = try hall.casework.register(
      Intake(kind: "COMPLAINT", category: "SQ01", channel: channel))
    let found = try hall.casework.find(made.number)
    #expect(found.channel == channel && found.state == .registered)
    #expect(found.contact == Contact() && found.queryCode?.count == 4)
    #expect(found.clocks.contains { $0.id == "resolve_default" && $0.state == .running })
  }

  @Test
  func `R-024 R-039 what came elsewhere or lay in the opinion box is filed in the one series`()
    throws
  {
    let hall = try Hall()
    let serials = try ["FORWARD", "BOX", "KIOSK", "IVR"].map { channel in
      let kind = channel == "BOX" ? "SUGGEST" : "COMPLAINT"
      let made = try hall.casework.register(
        Intake(kind: kind, category: "SQ01", channel: channel))
      return made.number.text.prefix(10).suffix(6)
    }
    // one series for all kinds and channels.
    #expect(serials == ["000001", "000002", "000003", "000004"])
  }

  @Test(arguments: ["KIOSK", "IVR"])
  func `R-068 R-071 R-072 a machine tells number and time at once`(channel: String) throws {
    let hall = try Hall()
    let made = try hall.casework.register(
      Intake(kind: "COMPLAINT", category: "SQ01", channel: channel))
    let clock = try #require(made.clocks.first { $0.id == "acknowledge" })
    #expect(clock.state == .met && clock.dueAt == made.registeredAt)
  }

  @Test func `R-036 R-122 an order keeps its number and is due on its own date`() throws {
    let hall = try Hall()
    let due = hall.hand.now.addingTimeInterval(36 * 3600)
    var order = Intake(kind: "COMPLAINT", category: "FE01", channel: "GOV12345")
    #expect(throws: CaseworkError.self) { try hall.casework.register(order) }
    order.externalNumber = "HZ-2026-118"
    order.externalDueAt = due
    let made = try hall.casework.register(order)
    #expect(made.externalNumber == "HZ-2026-118")
    #expect(made.clocks.first { $0.id == "external_order" }?.dueAt == due)
    let resolve = try #require(made.clocks.first { $0.id == "resolve_default" }?.dueAt)
    #expect(resolve <= due)
  }

  @Test func `R-037 R-094 what is outside the remit is referred with body and reason`() throws {
    let hall = try Hall()
    let petition = try CaseLife(hall: hall).open("COMPLAINT", "XX99", channel: "PETITION")
    #expect(throws: CaseworkError.self) {
      try hall.act(.refer, on: petition, by: "intake_agent", note: "非供水事项")
    }
    refuses(.badData, naming: "refer") {
      try hall.act(.accept, on: petition, by: "intake_agent")
    }
    let referred = try hall.act(.refer, on: petition, by: "intake_agent", note: "非供水事项") {
      $0.particulars.to = "市住建局"
    }
    #expect(referred.state == .referredOut)
    #expect(referred.notes.last?.text == "非供水事项")
    #expect(referred.clocks.allSatisfy { !$0.isLive })
  }

  @Test func `R-052 a customer may leave no contact and want no callback`() throws {
    let hall = try Hall()
    var intake = Intake(kind: "REPAIR", category: "RP01", channel: "IVR")
    intake.callback = Callback(wanted: false, number: nil, callingNumber: nil)
    let made = try hall.casework.register(intake)
    #expect(!made.callback.wanted && made.callback.number == nil)
    #expect(made.state == .dispatched)
  }

  @Test func `R-053 a repair report has name, address, phone and what is broken`() throws {
    let hall = try Hall()
    let made = try CaseLife(hall: hall).open("REPAIR", "RP01", channel: "PROPERTY_CO") {
      $0.contact.address = "中山路35号"
    }
    let page = try hall.casework.page("repair_report", of: made, language: "zh-CN")
    #expect(page.columns.map(\.lines) == [["王芳"], ["中山路35号"], ["+8613800138000"], ["请尽快处理"]])
  }

  @Test func `R-046 R-068 an internal complaint is incomplete without event, time and persons`()
    throws
  {
    let hall = try Hall(profile: "internal")
    let life = CaseLife(hall: hall)
    let opened = try life.open("COMPLAINT", "SQ01")
    // It has its number all the same: nothing said is lost.
    #expect(opened.flags == [.incomplete])
    let partly = try hall.act(.correct, on: opened, by: "intake_agent") {
      $0.particulars.details = [.personsInvolved: "仓库保管员"]
    }
    #expect(partly.flags == [.incomplete])
    let closed = try life.run(opened, to: .closed)
    refuses(.badData, naming: "occurred_at") {
      try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时")
    }
    let whole = try hall.act(.correct, on: closed, by: "intake_agent") {
      $0.particulars.occurred = opened.registeredAt
    }
    #expect(whole.flags.isEmpty && whole.occurredAt == opened.registeredAt)
    #expect(
      try hall.act(.archive, on: closed, by: "general_manager", note: "处理及时").state == .archived)
    let stated = try life.open("COMPLAINT", "SQ01") {
      $0.occurredAt = hall.hand.now
      $0.details[.personsInvolved] = "仓库保管员"
    }
    #expect(stated.flags.isEmpty)
    #expect(try life.open("CONSULT", "CO01").flags.isEmpty)
    #expect(try CaseLife(hall: Hall()).open("COMPLAINT", "SQ01").flags.isEmpty)
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-041 where a form takes no anonymous complaint one is incomplete without a name`()
    throws
  {
    let site = "forms: {complaint_kiosk: {anonymous_allowed: false}}\n"
    let hall = try Hall(site: site)
    #expect(try hall.complaint(phone: nil).flags == [.incomplete])
    #expect(try hall.complaint().flags.isEmpty)
    #expect(try Hall().complaint(phone: nil).flags.isEmpty)
  }

  @Test func `R-091 R-093 in doubt the head rules, and a decline is explained`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let doubted = try hall.act(.doubt, on: opened, by: "intake_agent")
    #expect(doubted.state == .rulingPending)
    #expect(doubted.clocks.contains { $0.id == "acceptance_decision" && $0.state == .running })
    #expect(throws: CaseworkError.self) {
      try hall.act(.decline, on: opened, by: "head_business_service")
    }
    let declined = try hall.act(
      .decline, on: opened, by: "head_business_service", note: "水表经检定合格，已向客户说明")
    #expect(declined.state == .declinedExplained)
    #expect(declined.notes.last?.text == "水表经检定合格，已向客户说明")
    let page = try hall.casework.page("complaint_record_card", of: declined, language: "zh-CN")
    #expect(page.number == opened.number)
  }

  @Test func `R-090 R-091 what is upheld is accepted by intake or by the head`() throws {
    let hall = try Hall()
    let plain = try hall.act(.accept, on: hall.complaint(), by: "intake_agent")
    #expect(plain.state == .accepted)
    let doubted = try hall.complaint()
    try hall.act(.doubt, on: doubted, by: "intake_agent")
    #expect(try hall.act(.accept, on: doubted, by: "head_business_service").state == .accepted)
  }

  @Test
  func `R-113 a question is answered on the spot, a complaint at once still gets its revisit`()
    throws
  {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let asked = try life.open("CONSULT", "CO01")
    let answered = try hall.act(.answer, on: asked, by: "intake_agent", note: "水价每吨按公示执行")
    #expect(answered.state == .answeredOnSpot)
    #expect(answered.clocks.filter { $0.id == "general_reply" }.map(\.state) == [.met])
    let complaint = try hall.act(.answer, on: hall.complaint(), by: "intake_agent", note: "当场退款")
    #expect([.resultNotified, .revisitPending].contains(complaint.state))
    #expect(complaint.clocks.contains { $0.id == "revisit_default" && $0.isLive })
  }

  @Test func `R-065 R-262 data that was wrong or has changed is put right`() throws {
    let hall = try Hall()
    let opened = try hall.complaint()
    let changed = try hall.act(.correct, on: opened, by: "intake_agent") {
      $0.particulars.contact.name = "李明"
      $0.particulars.contact.phone = "+8613900139000"
    }
    #expect(changed.contact.name == "李明" && changed.contact.phone == "+8613900139000")
  }

  @Test func `R-025 an emergency entered afterwards keeps the time of the act and of the entry`()
    throws
  {
    let hall = try Hall()
    var intake = Intake(kind: "REPAIR", category: "LK01", channel: "PHONE")
    intake.occurredAt = hall.hand.now.addingTimeInterval(-3 * 3600)
    intake.flags = [.emergencyBackfill]
    let made = try hall.casework.register(intake)
    #expect(made.flags.contains(.emergencyBackfill))
    #expect(made.occurredAt == intake.occurredAt && made.registeredAt == hall.hand.now)
  }

  @Test(arguments: [
    ("COMPLAINT", "FE01", "收费"), ("CONSULT", "CO01", "咨询"), ("SUGGEST", "SG01", "建议"),
    ("PRAISE", "SQ01", "表扬"), ("CRITICISM", "SQ01", "批评"), ("EXPOSURE", "SQ01", "曝光"),
    ("QUERY", "FE01", "查询"), ("APPLY", "AP01", "申请"), ("TRANSFER", "AP01", "过户"),
    ("CLOSE_ACCOUNT", "AP01", "销户"), ("REPORT", "SA02", "举报"), ("ENTRUST", "AP01", "委托"),
    ("LABTEST", "WQ01", "化验"), ("REPAIR", "RP01", "报修"),
  ])
  func `R-001 R-075 R-076 R-077 every kind of matter is taken in as what it is`(
    kind: String, category: String, word: String
  ) throws {
    let hall = try Hall()
    let made = try CaseLife(hall: hall).open(kind, category, channel: "HALL")
    let named = hall.policy.kinds[made.kind]?.names.zh ?? ""
    let category = hall.policy.categories[made.category]?.names.zh ?? ""
    #expect((named + category).contains(word))
  }

  /// The kind that staff correct is written down (H-12).
  @Test func `R-075 a matter that was taken for another kind is put right`() throws {
    let hall = try Hall()
    let asked = try CaseLife(hall: hall).open("CONSULT", "FE01")
    let changed = try hall.act(.correct, on: asked, by: "intake_agent", note: "实为投诉") {
      $0.particulars.kind = "COMPLAINT"
    }
    #expect(changed.kind == "COMPLAINT")
    #expect(changed.history.last?.type == "case.corrected")
  }
}
