import Cases
import Halls
import Policy
import Testing

struct ClockTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test func `a complaint's clocks from its number to its revisit`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    #expect(
      line.running == [
        "acceptance_decision", "first_reply_in_shift", "first_contact", "resolve_default",
        "meter_fee_answer",
      ])
    #expect(line.state("acceptance_decision") == "running 2026-11-19T10:00:00")
    #expect(line.state("first_reply_in_shift") == "running 2026-11-18T11:00:00")
    #expect(line.state("resolve_default") == "running 2026-11-20T10:00:00")

    line.happens("case.accepted", at: "2026-11-18T10:10:00", ["state": "accepted"])
    #expect(line.state("acceptance_decision") == "met 2026-11-19T10:00:00")
    line.happens("case.contacted", at: "2026-11-18T10:20:00")
    #expect(line.state("first_reply_in_shift").hasPrefix("met"))
    #expect(line.state("first_contact").hasPrefix("met"))

    line.happens("case.routed", at: "2026-11-18T10:30:00", ["state": "dispatch_approval"])
    #expect(line.state("dispatch_approval") == "running 2026-11-18T12:30:00")
    line.happens("case.approved", at: "2026-11-18T11:00:00", ["state": "dispatched"])
    line.happens("case.dispatched", at: "2026-11-18T11:00:00", ["state": "dispatched"])
    #expect(line.state("dispatch_approval").hasPrefix("met"))
    #expect(line.state("dispatch_others") == "met 2026-11-18T11:00:00")
    #expect(line.state("unit_acceptance") == "running 2026-11-18T11:20:00")
    #expect(line.state("department_opinion") == "running 2026-11-19T11:00:00")

    line.happens("case.taken", at: "2026-11-18T11:15:00", ["state": "in_hand"])
    #expect(line.state("unit_acceptance").hasPrefix("met"))
    line.happens("case.planned", at: "2026-11-18T15:00:00", ["state": "plan_approval"])
    #expect(line.state("department_opinion").hasPrefix("met"))
    line.happens("case.approved", at: "2026-11-18T16:00:00", ["state": "implementing"])
    line.happens("case.resolved", at: "2026-11-19T09:00:00", ["state": "result_returned"])
    #expect(line.state("resolve_default").hasPrefix("met"))
    #expect(line.state("result_to_customer") == "running 2026-11-20T17:30:00")
    #expect(line.state("revisit_default") == "running 2026-11-23T17:30:00")
    line.happens("case.notified", at: "2026-11-19T14:00:00", ["state": "revisit_pending"])
    #expect(line.running == ["revisit_default"])
    line.happens(
      "case.revisited", at: "2026-11-20T09:00:00",
      ["state": "revisit_pending", "solved": "yes", "score": 5])
    line.happens("case.closed", at: "2026-11-20T09:00:00", ["state": "closed"])
    #expect(line.state("revisit_default").hasPrefix("met"))
    #expect(line.running.isEmpty)
  }

  @Test func `C-39 C-41 R-132 R-133 a burst: arrival, size, exclusions, repair`() {
    var line = Timeline(policy, kind: "REPAIR", category: "LK01", channel: "IVR")
    line.happens("case.registered", at: "2026-11-20T18:00:00")
    #expect(line.state("leak_arrival") == "running 2026-11-20T19:00:00")
    #expect(line.state("acknowledge") == "met 2026-11-20T18:00:00")
    line.happens("case.accepted", at: "2026-11-20T18:00:00", ["state": "accepted"])
    #expect(line.state("dispatch_hotline") == "running 2026-11-20T18:03:00")
    line.happens("case.dispatched", at: "2026-11-20T18:00:00", ["state": "dispatched"])
    #expect(line.state("dispatch_hotline").hasPrefix("met"))

    line.happens("case.paused", at: "2026-11-20T18:20:00", ["reason": "traffic"])
    #expect(line.changes.map(\.id) == ["leak_arrival"])
    line.happens("case.resumed", at: "2026-11-20T18:50:00")
    #expect(line.state("leak_arrival") == "running 2026-11-20T19:30:00")
    line.happens("case.arrived", at: "2026-11-20T19:10:00")
    #expect(line.state("leak_arrival").hasPrefix("met"))

    line.happens("case.sized", at: "2026-11-20T19:20:00", ["size": "minor"])
    #expect(line.state("repair_minor") == "running 2026-11-21T00:20:00")
    line.happens("case.sized", at: "2026-11-20T21:00:00", ["size": "major"])
    #expect(line.state("repair_minor").hasPrefix("stopped"))
    #expect(line.state("repair_major") == "running 2026-11-21T19:20:00")
    line.happens("case.resolved", at: "2026-11-21T03:00:00", ["state": "result_returned"])
    #expect(line.state("repair_major").hasPrefix("met"))
    #expect(line.state("revisit_product_quality") == "none")
  }

  @Test func `only a reason that the clock excludes pauses it`() {
    var line = Timeline(policy, kind: "REPAIR", category: "LK01")
    line.happens("case.registered", at: "2026-11-20T18:00:00")
    line.happens("case.paused", at: "2026-11-20T18:20:00", ["reason": "lunch"])
    #expect(line.changes.isEmpty)
    #expect(
      policy.pauseReasons(
        of: line.facts.clocks, at: Timeline.time("2026-11-20T18:00:00"))
        == ["traffic", "road", "other_obstacle", "no_working_conditions"])
  }

  @Test func `a late clock is breached, runs on, and stays breached when the work is done`() throws
  {
    var line = Timeline(policy, kind: "REPAIR", category: "RP01")
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    line.happens("clock.breached", at: "2026-11-20T10:01:00", ["clock": "repair_arrival_other"])
    #expect(line.state("repair_arrival_other").hasPrefix("breached"))
    #expect(line.running.contains("repair_arrival_other"))
    line.happens("case.arrived", at: "2026-11-20T11:00:00")
    let clock = try #require(line.clock("repair_arrival_other"))
    #expect(clock.state == .breached)
    #expect(clock.endedAt == Timeline.time("2026-11-20T11:00:00"))
    #expect(!clock.isLive)
  }

  @Test func `a clock that ended late counts as breached even if nobody had watched`() {
    var line = Timeline(policy, kind: "REPAIR", category: "RP01")
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    line.happens("case.arrived", at: "2026-11-20T10:00:00")
    #expect(line.state("repair_arrival_other").hasPrefix("met"))
    var late = Timeline(policy, kind: "REPAIR", category: "RP01")
    late.happens("case.registered", at: "2026-11-20T08:00:00")
    late.happens("case.arrived", at: "2026-11-20T10:00:01")
    #expect(late.state("repair_arrival_other").hasPrefix("breached"))
  }

  @Test func `R-126 an extension moves the end of one clock`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "SQ01")
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    line.happens(
      "case.extended", at: "2026-11-21T08:00:00",
      ["clock": "resolve_default", "until": "2026-11-25T12:00:00+08:00"])
    #expect(line.state("resolve_default") == "running 2026-11-25T12:00:00")
    #expect(line.changes.count == 1)
  }

  @Test func `C-18 R-122 an order's date overrides every clock that would end later`() {
    let due = Timeline.time("2026-11-21T08:00:00")
    var line = Timeline(
      policy, kind: "COMPLAINT", category: "FE01", channel: "GOV12345", due: due)
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    #expect(line.state("external_order") == "running 2026-11-21T08:00:00")
    #expect(line.state("resolve_default") == "running 2026-11-21T08:00:00")
    #expect(line.state("acceptance_decision") == "running 2026-11-21T08:00:00")
  }

  @Test func `A-36 an order without a date takes the resolve clock's`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "WQ01", channel: "SUPERIOR")
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    #expect(line.state("external_order") == "running 2026-11-23T08:00:00")
  }

  @Test func `A-33 a formal letter has two working days in two clocks`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "FE01", channel: "LETTER")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.dispatched", at: "2026-11-18T10:00:00", ["state": "dispatched"])
    #expect(line.state("formal_information") == "running 2026-11-19T17:30:00")
    #expect(line.state("department_opinion") == "none")
    line.happens("case.planned", at: "2026-11-19T12:00:00", ["state": "plan_approval"])
    #expect(line.state("formal_information").hasPrefix("met"))
    #expect(line.state("formal_reply") == "running 2026-11-20T17:30:00")
  }

  @Test func `R-186 the next cycle has new clocks`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "SQ01")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.resolved", at: "2026-11-18T12:00:00", ["state": "result_returned"])
    line.happens("case.notified", at: "2026-11-18T13:00:00", ["state": "revisit_pending"])
    line.happens(
      "callback.confirmed", at: "2026-11-19T10:00:00", ["state": "revisit_pending", "solved": "no"])
    #expect(line.state("revisit_default").hasPrefix("met"))
    line.happens("case.reopened", at: "2026-11-19T10:00:00", ["state": "accepted"])
    #expect(line.state("resolve_default") == "running 2026-11-21T10:00:00")
    #expect(line.facts.clocks.filter { $0.id == "resolve_default" }.count == 2)
    #expect(line.state("repeat_special_measures") == "none")
  }

  @Test func `C-32 R-124 a second complaint has a day for special measures`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "SQ01")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.declined", at: "2026-11-18T11:00:00", ["state": "declined_explained"])
    #expect(line.running.isEmpty)
    line.happens(
      "case.reopened", at: "2026-11-19T10:00:00",
      ["state": "accepted", "flags": ["second_complaint"]])
    #expect(line.state("repeat_special_measures") == "running 2026-11-20T10:00:00")
  }

  @Test func `C-34 R-025 an emergency entered afterwards counts from the end of the act`() {
    var line = Timeline(policy, kind: "REPAIR", category: "LK01")
    line.happens(
      "case.registered", at: "2026-11-20T08:00:00",
      ["flags": ["emergency_backfill"], "actEndedAt": "2026-11-19T10:00:00+08:00"])
    #expect(line.state("emergency_back_entry") == "met 2026-11-20T10:00:00")
  }

  @Test func `T-05 a complaint solved at once still has its revisit`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "SQ01")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.answered", at: "2026-11-18T10:05:00", ["state": "result_notified"])
    #expect(line.running == ["revisit_default"])
    #expect(line.state("resolve_default").hasPrefix("met"))
  }

  @Test func `A-18 an unreached customer ends the revisit clock unjudged`() {
    var line = Timeline(policy, kind: "COMPLAINT", category: "SQ01")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    line.happens("case.resolved", at: "2026-11-18T12:00:00", ["state": "result_returned"])
    line.happens(
      "case.revisited", at: "2026-11-18T13:00:00",
      ["state": "revisit_pending", "outcome": "no-answer"])
    #expect(line.running.contains("revisit_default"))
    line.happens(
      "case.revisited", at: "2026-11-20T13:00:00",
      ["state": "revisit_unreached", "outcome": "no-answer"])
    #expect(line.state("revisit_default").hasPrefix("stopped"))
  }

  @Test func `a corrected category takes its own clocks from the registration on`() {
    var line = Timeline(policy, kind: "REPAIR", category: "RP01")
    line.happens("case.registered", at: "2026-11-20T08:00:00")
    line.happens("case.corrected", at: "2026-11-20T08:10:00", ["category": "LK01"])
    #expect(line.state("repair_arrival_other").hasPrefix("stopped"))
    #expect(line.state("leak_arrival") == "running 2026-11-20T09:00:00")
  }

  @Test(arguments: [
    ("COMPLAINT", "SQ01", "resolve_default"), ("COMPLAINT", "IN01", "resolve_product_quality"),
    ("CONSULT", "CO01", "general_reply"), ("SUGGEST", "SG01", "general_reply"),
    ("REPAIR", "LK01", "leak_arrival"), ("REPAIR", "MT01", "repair_arrival_other"),
    ("REPAIR", "WP01", "pressure_answer"), ("REPAIR", "WQ01", "wq_answer"),
    ("APPLY", "AP01", "application_answer"), ("CRITICISM", "SA01", "resolve_default"),
  ])
  func `R-073 a customer is promised the end of one clock`(
    kind: String, category: String, clock: String
  ) {
    #expect(policy.promisedReply(kind: kind, category: category) == clock)
    var line = Timeline(policy, kind: kind, category: category, channel: "KIOSK")
    line.happens("case.registered", at: "2026-11-18T10:00:00")
    #expect(line.running.contains(clock))
  }

  @Test func `R-123 no case of any kind and category is without a due time`() {
    for kind in policy.kinds {
      for category in policy.categories {
        var line = Timeline(policy, kind: kind.code, category: category.code)
        line.happens("case.registered", at: "2026-11-18T10:00:00")
        #expect(line.facts.clocks.contains { $0.isLive && $0.dueAt != nil })
      }
    }
  }
}
