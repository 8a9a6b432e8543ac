import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Policy
import Testing

/// The forms of the register (2.3, 3.7), filled from cases: what is printed, signed and kept.
@Suite struct FormRuleTests {
  private func filled(
    _ form: String, of current: Case, in hall: Hall, language: String = "zh-CN"
  ) throws -> [String: [String]] {
    let page = try hall.casework.page(form, of: current, language: language)
    return Dictionary(uniqueKeysWithValues: page.columns.map { ($0.field, $0.lines) })
  }

  @Test func `R-055 R-160 R-194 the three-source sheet holds the whole handling, in four elements`()
    throws
  {
    let hall = try Hall()
    let closed = try CaseLife(hall: hall).run(hall.complaint(), to: .closed)
    let sheet = try filled("three_source_sheet", of: closed, in: hall)
    #expect(sheet["case_number"] == [closed.number.grouped])
    #expect(sheet["assigned_department"] == ["营业服务部"])
    #expect(sheet["remedy_plan"] == ["改正并致歉"])
    #expect(sheet["plan_approvals"]?.first?.hasPrefix("manager_in_charge") == true)
    #expect(sheet["handling_result"] == ["已改正"])
    #expect(sheet["customer_signature"] == [])
    #expect(hall.policy.forms["three_source_sheet"]?.archive == "INFO")
    let elements = try filled("feedback_four_elements", of: closed, in: hall)
    #expect(elements["handled_by"] == ["handler"])
    #expect(elements["handling_duration"]?.first?.hasPrefix("0小时3分钟") == true)
    #expect(elements["handling_steps"]?.count == 3)
    #expect(elements["result_customer_satisfaction"] == ["非常满意"])
  }

  @Test func `R-074 R-161 a customer gets proof of the handling: solution and compensation`() throws
  {
    let hall = try Hall()
    let closed = try CaseLife(hall: hall).run(hall.complaint(), to: .closed)
    let proof = try filled("result_proof", of: closed, in: hall)
    #expect(
      Set(proof.keys) == [
        "case_number", "handling_result", "remedy_kind", "compensation_amount",
      ])
    #expect(proof["handling_result"] == ["已改正"])
  }

  @Test func `R-044 the record of a complaint gets its handling and its revisit afterwards`() throws
  {
    let hall = try Hall()
    let opened = try hall.complaint()
    #expect(try filled("revisit_record", of: opened, in: hall)["csat_score"] == [])
    let closed = try CaseLife(hall: hall).run(opened, to: .closed)
    let record = try filled("revisit_record", of: closed, in: hall)
    #expect(record["csat_score"] == ["非常满意"] && record["revisited_by"] == ["revisitor"])
  }

  @Test(arguments: [
    ("consultation_register", "CONSULT", "CO01"), ("suggestion_register", "SUGGEST", "SG01"),
    ("complaint_record_card", "COMPLAINT", "FE01"),
  ])
  func `R-054 consultation, suggestion and complaint have registers of their own`(
    form: String, kind: String, category: String
  ) throws {
    let hall = try Hall()
    let made = try CaseLife(hall: hall).open(kind, category) {
      $0.details[.suggestion] = "增加网上缴费"
    }
    let page = try filled(form, of: made, in: hall)
    #expect(page["case_number"] == [made.number.grouped])
    #expect(page["complainant_name"] == ["王芳"])
    if kind == "SUGGEST" { #expect(page["suggestion_text"] == ["增加网上缴费"]) }
  }

  /// R-043 R-045 R-046 R-048 R-050 R-051: what the forms ask beside name, phone and statement.
  @Test func `R-043 R-046 R-050 R-086 time, place, persons, target, request and reasons are kept`()
    throws
  {
    let hall = try Hall()
    let made = try CaseLife(hall: hall).open("COMPLAINT", "SQ01", channel: "HALL") {
      $0.occurredAt = hall.hand.now.addingTimeInterval(-3600)
      $0.details = [
        .occurredPlace: "城东营业厅三号窗口", .personsInvolved: "三号窗口工作人员", .targetLevel: "PERSON",
        .target: "三号窗口", .requestedOutcome: "道歉", .facts: "等候两小时", .reasons: "窗口无人",
      ]
    }
    let form = try filled("complaint_kiosk", of: made, in: hall)
    #expect(form["occurred_at"] == ["2026-11-23 08:00"])
    #expect(form["occurred_place"] == ["城东营业厅三号窗口"])
    #expect(form["complaint_target"] == ["对服务人员投诉", "三号窗口"])
    #expect(form["requested_outcome"] == ["道歉"])
    #expect(form["stated_facts"] == ["等候两小时"] && form["stated_reasons"] == ["窗口无人"])
    let internalForm = try #require(
      ShippedPolicy.policy("internal").forms["internal_complaint"])
    #expect(internalForm.mandatory == ["occurred_at", "persons_involved", "subject_text"])
  }

  @Test(arguments: [
    ("R-002", Detail.complainantType, "IND", "NOBODY"), ("R-003", .userClass, "RES", "PALACE"),
    ("R-004", .specialNeeds, "ELDERLY MOBILITY", "RICH"),
    ("R-086", .targetLevel, "DEPARTMENT", "PLANET"), ("R-087", .severity, "MAJOR", "HUGE"),
    ("R-048", .mode, "written", "sung"),
  ])
  func `R-002 R-003 R-004 R-048 R-086 R-087 a coded field takes the policy's codes and no other`(
    rule: String, detail: Detail, code: String, wrong: String
  ) throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let made = try life.open("COMPLAINT", "SQ01") { $0.details[detail] = code }
    #expect(try hall.casework.find(made.number).details?[detail] == code, "\(rule)")
    #expect(throws: CaseworkError.self) {
      try life.open("COMPLAINT", "SQ01") { $0.details[detail] = wrong }
    }
  }

  @Test func `R-059 R-082 an entrustment is not accepted before its letter is signed`() throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    #expect(throws: CaseworkError.self) {
      try life.open("ENTRUST", "AP01") { $0.details[.entrustedMatter] = "gas_allocation" }
    }
    let made = try life.open("ENTRUST", "AP01", channel: "HALL") {
      $0.details = [.entrustedMatter: "shut_off_supply", .agent: "李明", .contactPerson: "王芳"]
    }
    #expect(throws: CaseworkError.self) { try hall.act(.accept, on: made, by: "intake_agent") }
    let accepted = try hall.act(.accept, on: made, by: "intake_agent") {
      $0.particulars.details[.letterSigned] = "yes"
    }
    #expect(accepted.state == .accepted)
    let letter = try filled("entrustment_letter", of: made, in: hall)
    #expect(letter["agent_name"] == ["李明"] && letter["contact_person"] == ["王芳"])
    #expect(letter["entrust_signature"] == [])
    #expect(hall.policy.forms["entrustment_letter"]?.needsSignature == true)
  }

  @Test func `R-090 R-092 what was tested at acceptance is kept, the optional tests by choice`()
    throws
  {
    let hall = try Hall()
    let accepted = try hall.act(.accept, on: hall.complaint(), by: "intake_agent") {
      $0.particulars.tests = ["authentic", "not_malicious"]
    }
    #expect(
      accepted.details?[.validity]
        == "reason_sufficient request_reasonable in_company_scope authentic not_malicious")
    #expect(throws: CaseworkError.self) {
      try hall.act(.accept, on: hall.complaint(), by: "intake_agent") {
        $0.particulars.tests = ["lucky"]
      }
    }
  }

  @Test(arguments: [
    ("rebook_slip", ["appointment_at", "missed_by_user", "rebook_slip_number"]),
    (
      "patrol_and_repair",
      ["patrol_text", "patrol_on", "repair_order_number", "crew_signature", "patroller_signature"]
    ),
    ("customer_registration", ["registration_form_data"]),
  ])
  func `R-062 R-063 R-064 slips of field and window are printed to be filled in by hand`(
    form: String, fields: [String]
  ) throws {
    let hall = try Hall()
    let made = try CaseLife(hall: hall).open("REPAIR", "RP01")
    let page = try hall.casework.page(form, of: made, language: "zh-CN")
    #expect(page.columns.map(\.field) == fields)
    #expect(page.columns.allSatisfy { $0.lines.isEmpty && !$0.label.isEmpty })
    #expect(page.footer == (form == "patrol_and_repair" ? ["每日填写"] : []))
  }

  @Test(arguments: ["APPLY", "LABTEST"])
  func `R-060 R-061 R-273 R-274 applications and commissions go step by step to the end`(
    kind: String
  ) throws {
    let hall = try Hall()
    let life = CaseLife(hall: hall)
    let opened = try life.open(kind, kind == "APPLY" ? "AP01" : "WQ01", channel: "PHONE")
    let end = try life.run(opened, to: kind == "APPLY" ? .resultNotified : .closed)
    let types = end.history.map(\.type)
    for step in [
      "case.registered", "case.accepted", "case.dispatched", "case.planned", "case.approved",
      "case.resolved", "case.notified",
    ] { #expect(types.contains(step), "\(kind): \(step)") }
    if kind == "APPLY" { #expect(hall.policy.categories["AP01"]?.helping == ["SAVE"]) }
  }

  @Test func `every form and every column has a name in both languages`() throws {
    for profile in [nil] + ProfileRuleTests.profiles {
      let policy = try ShippedPolicy.policy(profile)
      for form in policy.forms {
        for column in form.columns {
          let names = policy.fields[column]?.names
          #expect(names?.zh.isEmpty == false && names?.en.isEmpty == false, "\(column)")
        }
      }
    }
  }
}
