import Cases
import Foundation
import Halls
import Policy
import Testing

/// The figures of the register's deadlines (2.6, 2.7), as a case's clocks show them.
@Suite struct DeadlineRuleTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  /// R-117 R-118 R-120 R-131 R-132 R-134 R-136 R-137 R-138: registered on a Friday afternoon.
  @Test(arguments: [
    ("R-117", "COMPLAINT", "FE01", "acceptance_decision", "2026-11-21T16:30:00"),
    ("R-118", "COMPLAINT", "FE01", "first_contact", "2026-11-21T16:30:00"),
    ("R-118", "CONSULT", "CO01", "general_reply", "2026-11-21T16:30:00"),
    ("R-120", "COMPLAINT", "FE01", "resolve_default", "2026-11-22T16:30:00"),
    ("R-120", "COMPLAINT", "IN01", "resolve_product_quality", "2026-11-23T16:30:00"),
    ("R-131", "APPLY", "AP01", "application_answer", "2026-11-21T16:30:00"),
    ("R-132", "REPAIR", "LK01", "leak_arrival", "2026-11-20T17:30:00"),
    ("R-132", "REPAIR", "RP01", "repair_arrival_other", "2026-11-20T18:30:00"),
    ("R-132", "REPAIR", "MT01", "repair_arrival_other", "2026-11-20T18:30:00"),
    ("R-134", "CONSULT", "FE01", "meter_fee_answer", "2026-11-21T16:30:00"),
    ("R-134", "CONSULT", "MR01", "meter_fee_answer", "2026-11-21T16:30:00"),
    ("R-136", "REPAIR", "WQ01", "wq_sample", "2026-11-20T18:30:00"),
    ("R-137", "REPAIR", "WQ01", "wq_answer", "2026-11-21T16:30:00"),
    ("R-138", "REPAIR", "WP01", "pressure_answer", "2026-11-20T20:30:00"),
    ("R-138", "CONSULT", "WP02", "pressure_answer", "2026-11-20T20:30:00"),
  ])
  func `a registered case is due when its rule says`(
    rule: String, kind: String, category: String, clock: String, due: String
  ) {
    var line = Timeline(policy, kind: kind, category: category, channel: "PHONE")
    line.happens("case.registered", at: "2026-11-20T16:30:00")
    #expect(line.state(clock) == "running " + due, "\(rule)")
  }

  /// The hour may run past the end of the shift: who takes over takes the clock over.
  @Test(arguments: [
    ("PHONE", "2026-11-20T10:00:00", "2026-11-20T11:00:00"),
    ("WECHAT", "2026-11-21T15:30:00", "2026-11-21T16:30:00"),
    ("KIOSK", "2026-11-21T23:30:00", "2026-11-22T00:30:00"),
  ])
  func `R-118 a first reply is due an hour later, in whichever shift`(
    channel: String, at: String, due: String
  ) {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01", channel: channel)
    line.happens("case.registered", at: at)
    #expect(line.state("first_reply_in_shift") == "running " + due)
  }

  @Test func `R-032 R-118 letters and posts have clocks of their own instead of the first hour`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01", channel: "LETTER")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    #expect(line.state("first_reply_in_shift") == "none")
    #expect(line.state("first_contact") == "running 2026-11-21T10:00:00")
  }

  @Test func `R-110 R-111 what is dispatched at once has three minutes from acceptance`() {
    var line = Timeline(policy, kind: "REPAIR", category: "LK01", channel: "IVR")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.accepted", at: "2026-11-20T10:00:00", ["state": "accepted"])
    #expect(line.state("dispatch_hotline") == "running 2026-11-20T10:03:00")
    line.happens("case.dispatched", at: "2026-11-20T10:02:59", ["state": "dispatched"])
    #expect(line.state("dispatch_hotline").hasPrefix("met"))
  }

  @Test func `R-111 approval and dispatch are one act: no time lies between`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.dispatched", at: "2026-11-20T11:00:00", ["state": "dispatched"])
    #expect(line.state("dispatch_others") == "met 2026-11-20T11:00:00")
  }

  @Test(arguments: [("2026-11-20T11:20:00", "met"), ("2026-11-20T11:20:01", "breached")])
  func `R-112 a unit has 20 minutes to accept`(at: String, stand: String) {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.dispatched", at: "2026-11-20T11:00:00", ["state": "dispatched"])
    #expect(line.state("unit_acceptance") == "running 2026-11-20T11:20:00")
    line.happens("case.taken", at: at, ["state": "in_hand"])
    #expect(line.state("unit_acceptance").hasPrefix(stand))
  }

  @Test(arguments: [
    ("PHONE", "department_opinion", "2026-11-21T11:00:00"),
    ("VISIT", "department_opinion", "2026-11-21T11:00:00"),
    ("LETTER", "formal_information", "2026-11-23T17:30:00"),
    ("MEDIA", "formal_information", "2026-11-23T17:30:00"),
  ])
  func `R-119 a department's opinion takes 24 hours, information for letters a working day`(
    channel: String, clock: String, due: String
  ) {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01", channel: channel)
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.dispatched", at: "2026-11-20T11:00:00", ["state": "dispatched"])
    #expect(line.state(clock) == "running " + due)
    #expect(
      line.facts.clocks.count { ["department_opinion", "formal_information"].contains($0.id) } == 1)
  }

  @Test func `R-032 R-121 a formal reply is due a working day after the information`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01", channel: "MAYOR")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.dispatched", at: "2026-11-18T11:00:00", ["state": "dispatched"])
    line.happens("case.taken", at: "2026-11-18T11:10:00", ["state": "in_hand"])
    line.happens("case.planned", at: "2026-11-19T09:00:00", ["state": "plan_approval"])
    #expect(line.state("formal_information").hasPrefix("met"))
    #expect(line.state("formal_reply") == "running 2026-11-20T17:30:00")
  }

  @Test(arguments: [
    ("water-default", "result_to_customer", "2026-11-23T17:30:00"),
    ("general-enterprise", "result_after_investigation", "2026-11-27T17:30:00"),
  ])
  func `R-121 the result is told within one working day, elsewhere within five`(
    profile: String, clock: String, due: String
  ) throws {
    let policy =
      profile == "water-default" ? policy : try ShippedPolicy.policy(profile)
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
    line.happens("case.registered", at: "2026-11-19T10:00:00")
    line.happens("case.resolved", at: "2026-11-20T11:00:00", ["state": "result_returned"])
    #expect(line.state(clock) == "running " + due)
  }

  @Test(arguments: [
    ("resolve_after_sales", "2026-11-23T10:00:00"), ("resolve_tobacco", "2026-11-25T17:30:00"),
    ("reply_property", "2026-11-23T10:00:00"), ("result_after_conclusion", "2026-11-25T17:30:00"),
    ("repair_overall", "2026-11-20T16:00:00"), ("revisit_tobacco", "2026-11-25T17:30:00"),
    ("revisit_property", "2026-11-23T10:00:00"), ("revisit_few_days", "2026-11-23T10:00:00"),
    ("acceptance_confirmation_letter", "2026-11-21T10:00:00"),
    ("dispatch_all_hotline", "2026-11-20T10:03:00"),
  ])
  func `R-120 R-121 R-133 R-170 variants of other organisations keep their figures and do not run`(
    clock: String, due: String
  ) throws {
    let rule = try #require(policy.deadlines[clock])
    #expect(!rule.isInForce)
    let deadline = try #require(policy.deadline(clock, from: Timeline.time("2026-11-20T10:00:00")))
    #expect(deadline.dueAt.map(Timeline.text) == due)
  }

  @Test func `R-125 what was answered by text message is entered within a working day`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.noted", at: "2026-11-20T20:00:00", ["reply": "sms"])
    #expect(line.state("back_filled_answer") == "running 2026-11-23T17:30:00")
    line.happens("case.resolved", at: "2026-11-23T09:00:00", ["state": "result_returned"])
    #expect(line.state("back_filled_answer").hasPrefix("met"))
  }

  @Test func `R-131 the survey follows complete documents within two days`() {
    var line = Timeline(policy, kind: "APPLY", category: "AP01", channel: "HALL")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    #expect(line.state("site_survey") == "none")
    line.happens("case.noted", at: "2026-11-20T14:00:00", ["documents": "complete"])
    #expect(line.state("site_survey") == "running 2026-11-22T14:00:00")
    line.happens("case.arrived", at: "2026-11-22T14:00:01")
    #expect(line.state("site_survey").hasPrefix("breached"))
  }

  @Test(arguments: [
    ("minor", "2026-11-20T16:00:00"), ("medium", "2026-11-20T21:00:00"),
    ("major", "2026-11-21T11:00:00"),
  ])
  func `R-089 R-133 a repair takes 5, 10 or 24 hours by the size found on site`(
    size: String, due: String
  ) {
    var line = Timeline(policy, kind: "REPAIR", category: "LK01", channel: "PHONE")
    line.happens("case.registered", at: "2026-11-20T10:00:00")
    line.happens("case.arrived", at: "2026-11-20T10:30:00")
    line.happens("case.sized", at: "2026-11-20T11:00:00", ["size": .string(size)])
    #expect(line.state("repair_\(size)") == "running " + due)
    let names = policy.tables["repair_sizes"]?[size.uppercased()]
    #expect(names?["clock"]?.string == "repair_\(size)")
  }

  @Test func `R-139 a planned outage is announced a day ahead, R-140 a sudden one as it happens`()
    throws
  {
    let outage = Timeline.time("2026-11-20T08:00:00")
    let planned = try #require(policy.deadline("outage_planned_notice", from: outage))
    #expect(planned.dueAt.map(Timeline.text) == "2026-11-19T08:00:00")
    let sudden = try #require(policy.deadline("outage_sudden_notice", from: outage))
    #expect(sudden.dueAt == outage)
  }

  @Test func `R-128 a clock is near its end when four fifths of it are over`() {
    let start = Timeline.time("2026-11-20T10:00:00")
    let due = Timeline.time("2026-11-22T10:00:00")
    #expect(
      Timeline.text(policy.nearDueAt(startedAt: start, dueAt: due)) == "2026-11-22T00:24:00")
  }

  @Test(arguments: [
    ("product quality", "IN01", "2026-11-23T17:30:00"),
    ("all else", "FE01", "2026-11-24T17:30:00"),
  ])
  func `R-170 a revisit is due in one working day for product quality, in two for all else`(
    what: String, category: String, due: String
  ) {
    var line = Timeline(policy, kind: "COMPLAINT", category: category)
    line.happens("case.registered", at: "2026-11-19T10:00:00")
    line.happens(
      "case.resolved", at: "2026-11-20T11:00:00", ["state": "result_returned"])
    let clock = policy.categories[category]?.revisitClock ?? ""
    #expect(line.state(clock) == "running " + due, "\(what)")
  }
}
