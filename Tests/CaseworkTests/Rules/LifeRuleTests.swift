import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// Handling, evidence, revisit and closing (register 2.8, 2.9) on a real store.
@Suite struct LifeRuleTests {
  @Test(arguments: [
    ("COMPLAINT", "FE01", State.closed), ("REPORT", "SA02", .closed),
    ("CRITICISM", "SQ01", .closed),
    ("EXPOSURE", "SQ01", .closed), ("REPAIR", "LK01", .resultNotified),
    ("APPLY", "AP01", .resultNotified), ("CONSULT", "CO01", .closed), ("QUERY", "FE01", .closed),
    ("SUGGEST", "SG01", .closed), ("PRAISE", "SQ01", .closed), ("TRANSFER", "AP01", .closed),
    ("CLOSE_ACCOUNT", "AP01", .closed), ("ENTRUST", "AP01", .closed), ("LABTEST", "WQ01", .closed),
  ])
  func `R-123 R-172 R-173 every kind has its way to the end; what is sampled waits for the draw`(
    kind: String, category: String, end: State
  ) throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let opened = try life.open(kind, category)
    #expect(opened.clocks.contains { $0.dueAt != nil })
    let told = try life.run(opened, to: end)
    #expect(told.state == end)
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-156 R-198 a plan names the cause and the person responsible`() throws {
    let hall = try Hall()
    let held = try CaseLife(hall: hall).run(hall.complaint(), to: .inHand)
    #expect(throws: CaseworkError.self) { try hall.act(.plan, on: held, by: "handler") }
    #expect(throws: CaseworkError.self) {
      try hall.act(.plan, on: held, by: "handler") { $0.particulars.cause = "抄错" }
    }
    let planned = try hall.act(.plan, on: held, by: "handler") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "handler"
    }
    #expect(planned.state == .planApproval)
  }

  @Test func `R-158 R-159 a result comes with its evidence: calls, recordings, photos`() throws {
    let hall = try Hall()
    let working = try CaseLife(hall: hall).run(hall.complaint(), to: .implementing)
    try hall.act(.resolve, on: working, by: "handler") {
      $0.particulars.evidence = [
        (kind: "call_log", reference: "11月23日通话"), (kind: "site_photo", reference: "sha256:ab"),
      ]
    }
    let data = try hall.data(of: "case.resolved", about: working)
    let evidence = try #require(data["evidence"] as? [[String: String]])
    #expect(evidence.map { $0["kind"] } == ["call_log", "site_photo"])
    #expect(evidence.map { $0["reference"] } == [nil, "sha256:ab"])
  }

  @Test func `R-168 the customer signs on the sheet at the window, or a refusal is written down`()
    throws
  {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let waiting = try life.run(life.open("REPAIR", "MT01", channel: "HALL"), to: .signoffPending)
    #expect(waiting.state == .signoffPending)
    let signed = try hall.act(.sign, on: waiting, by: "handler")
    #expect(signed.state == .resultReturned)
    let sheet = try hall.casework.page("three_source_sheet", of: signed, language: "zh-CN")
    #expect(sheet.columns.last?.field == "customer_signature")
    #expect(sheet.columns.last?.lines.count == 1)
  }

  @Test func `T-23 R-168 who would not sign has not signed: the sheet says so, and why`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let waiting = try life.run(life.open("REPAIR", "MT01", channel: "HALL"), to: .signoffPending)
    refuses(.badData, naming: "--note") {
      try hall.act(.sign, on: waiting, by: "handler") { $0.particulars.refused = true }
    }
    let refused = try hall.act(.sign, on: waiting, by: "handler", note: "不认可读数") {
      $0.particulars.refused = true
    }
    #expect(refused.state == .resultReturned)
    let sheet = try hall.casework.page("three_source_sheet", of: refused, language: "zh-CN")
    let line = try #require(sheet.columns.last?.lines.first)
    #expect(line.hasPrefix("客户拒签") && line.hasSuffix("不认可读数"), "\(line)")
    #expect(try hall.store.verify().problems == [])
  }

  @Test func `R-169 R-121 the result returns to the centre, and the customer is told in time`()
    throws
  {
    let hall = try Hall()
    let returned = try CaseLife(hall: hall).run(hall.complaint(), to: .resultReturned)
    #expect(returned.clocks.contains { $0.id == "result_to_customer" && $0.state == .running })
    let told = try hall.act(.notify, on: returned, by: "intake_agent", note: "已退费36元，附原因说明")
    #expect(told.clocks.filter { $0.id == "result_to_customer" }.map(\.state) == [.met])
    #expect(told.notes.last?.text == "已退费36元，附原因说明")
  }

  @Test func `R-164 R-166 what is told holds result, measures and reasons, solved or not`() throws {
    let hall = try Hall()
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    #expect(told.notes.map(\.text).contains("已按办理结果告知"))
    let content = try #require(hall.policy.notifications["result_ready"]?.content)
    #expect(content == ["handling_result", "measures", "compensation", "reason"])
    #expect(
      hall.policy.notifications["not_liable"]?.content == ["explanation", "alternative"])
    // the same channel first.
    #expect(hall.policy.notifications["result_ready"]?.means.first == "same_channel")
  }

  @Test(arguments: [true, false])
  func `R-167 a suggestion is adopted or not, and that is reported back`(adopted: Bool) throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let taken = try life.run(life.open("SUGGEST", "SG01"), to: .accepted)
    #expect(throws: CaseworkError.self) { try hall.act(.notify, on: taken, by: "intake_agent") }
    let told = try hall.act(.notify, on: taken, by: "intake_agent", note: "已答复") {
      $0.particulars.adopted = adopted
    }
    #expect(told.state == .closed)
    #expect(try hall.data(of: "case.notified", about: taken)["adopted"] as? Bool == adopted)
  }

  @Test func `R-171 R-172 every complaint waits for its revisit, and only the revisit closes it`()
    throws
  {
    let hall = try Hall()
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    #expect(try hall.casework.revisitsDue().map(\.current.number) == [told.number])
    #expect(try hall.casework.revisitsDue().first?.dueAt != nil)
    #expect(throws: CaseworkError.self) {
      try hall.act(.close, on: told, by: "handler", note: "算了")
    }
    let closed = try CaseLife(hall: hall).run(told, to: .closed)
    #expect(closed.confirmations.map(\.solved) == ["yes"])
    #expect(try hall.casework.revisitsDue().isEmpty)
  }

  @Test
  func `R-177 R-178 R-185 a revisit asks whether it is solved and how satisfied, and keeps words`()
    throws
  {
    let hall = try Hall()
    let told = try CaseLife(hall: hall).run(hall.complaint(), to: .revisitPending)
    #expect(throws: CaseworkError.self) {
      try hall.act(.revisit, on: told, by: "revisitor") { $0.particulars.score = 4 }
    }
    let asked = try hall.act(.revisit, on: told, by: "revisitor", note: "建议短信告知进度；另有抄表时间的疑问") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 4
    }
    #expect(asked.notes.last?.text == "建议短信告知进度；另有抄表时间的疑问")
    let page = try hall.casework.page("revisit_record", of: asked, language: "zh-CN")
    let filled = Dictionary(uniqueKeysWithValues: page.columns.map { ($0.field, $0.lines) })
    #expect(filled["resolved_confirmed"] == ["已解决"] && filled["csat_score"] == ["满意"])
    #expect(filled["revisited_by"] == ["revisitor"])
    let questions = hall.policy.tables["revisit_plan"]?["questions"]?.object?.keys.sorted()
    #expect(questions == ["other_matters", "satisfaction", "solved", "suggestions"])
  }

  @Test func `R-186 a customer who is not satisfied is dispatched for again, with new clocks`()
    throws
  {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    var current = try life.run(hall.complaint(), to: .revisitPending)
    for cycle in 1...3 {
      current = try hall.act(.revisit, on: current, by: "revisitor") {
        $0.particulars.solved = "no"
        $0.particulars.score = 1
      }
      #expect(current.state == .accepted && current.reopenCount == cycle)
      #expect(current.clocks.count { $0.id == "resolve_default" } == cycle + 1)
      current = try life.run(current, to: .revisitPending)
    }
    #expect(try life.run(current, to: .closed).state == .closed)
  }

  @Test func `R-147 a meter change is signed for: the window's customer, or the sheet on paper`()
    throws
  {
    let hall = try Hall()
    #expect(hall.policy.categories["MT01"]?.needsWorkSignature == true)
    let life = CaseLife(hall: hall)
    let visit = try life.run(life.open("REPAIR", "MT01", channel: "VISIT"), to: .signoffPending)
    let refused = try hall.act(.sign, on: visit, by: "handler", note: "客户要求换新表") {
      $0.particulars.refused = true
    }
    #expect(refused.state == .resultReturned)
  }
}
