import Cases
import Foundation
import Halls
import Policy
import Testing

struct OrganisationTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test func `the shipped water policy can be used and leaves nothing to remark`() {
    #expect(policy.warnings.isEmpty)
    #expect(policy.profile == "water-default")
    #expect(policy.version.hasPrefix("1.0.0+"))
    #expect(policy.timeZone.secondsFromGMT() == 28_800)
  }

  @Test(arguments: [
    "gas", "tobacco", "property", "mall", "municipal", "hospital", "electricity", "website",
    "internal", "general-enterprise",
  ])
  func `a profile lays its own rules over the water utility's`(profile: String) throws {
    let policy = try ShippedPolicy.policy(profile)
    #expect(policy.profile == profile)
    #expect(policy.version != self.policy.version)
    #expect(policy.categories["LK01"]?.lead == "NET")
  }

  @Test func `R-105 a gas company asks its deputy and its general manager before dispatch`() throws
  {
    let gas = try ShippedPolicy.policy("gas")
    #expect(
      gas.approvalLevels(step: "dispatch_approval", kind: "COMPLAINT", category: "FE01")
        == [["deputy_manager"], ["general_manager"]])
  }

  @Test func `the codes of the register's draft are all there`() {
    #expect(policy.kinds.count == 14)
    #expect(policy.categories.count == 19)
    #expect(policy.departments.count == 17)
    #expect(policy.roles.count == 14)
    #expect(policy.channels.count == 28)
    #expect(
      policy.calendars.codes == ["elapsed", "working_days", "hotline_shift", "counter_hours"])
  }

  @Test(arguments: [
    (
      "intake_agent",
      "register answer doubt accept decline refer dispatch notify contact progress note transcribe correct link cancel"
    ),
    (
      "handler",
      "take return plan implement resolve sign arrive sample size pause resume extend contact progress note escalate"
    ),
    (
      "department_head",
      "take return plan implement resolve sign arrive sample size pause resume extend contact progress note escalate approve"
    ),
    ("manager_in_charge", "approve return dispatch close"),
    ("revisitor", "revisit reopen"),
    ("general_manager", "approve return dispatch close archive"),
  ])
  func `a role may do what the contract lists and nothing else`(role: String, actions: String) {
    #expect(policy.roles[role]?.may == Set(actions.split(separator: " ").map(String.init)))
  }

  @Test func `whoever may not do an action is told who may`() {
    #expect(policy.mayAct(["handler", "revisitor"], "revisit"))
    #expect(!policy.mayAct(["handler"], "accept"))
    #expect(policy.whoMay("close") == ["manager_in_charge", "general_manager"])
  }

  @Test func `R-103 A-15 a complaint waits for approval, emergencies and repairs do not`() {
    func levels(_ kind: String, _ category: String) -> [[String]] {
      policy.approvalLevels(step: "dispatch_approval", kind: kind, category: category)
    }
    #expect(levels("COMPLAINT", "FE01") == [["manager_in_charge"]])
    #expect(levels("COMPLAINT", "LK01").isEmpty)
    #expect(levels("COMPLAINT", "WQ01").isEmpty)
    #expect(levels("REPAIR", "IN01").isEmpty)
    #expect(levels("CONSULT", "CO01").isEmpty)
  }

  @Test func `R-106 R-109 a plan is approved, a result only where the policy asks`() throws {
    #expect(
      policy.approvalLevels(step: "plan_approval", kind: "COMPLAINT", category: "FE01")
        == [["manager_in_charge"]])
    #expect(
      policy.approvalLevels(step: "result_returned", kind: "COMPLAINT", category: "FE01").isEmpty)
    let tobacco = try ShippedPolicy.policy("tobacco")
    #expect(
      tobacco.approvalLevels(step: "result_returned", kind: "COMPLAINT", category: "TB01")
        == [["department_head"]])
  }

  @Test(arguments: [
    ("2026-11-20T17:00:00", "2026-11-20T17:59:00", false),
    ("2026-11-20T17:00:00", "2026-11-23T08:59:00", false),
    ("2026-11-20T17:00:00", "2026-11-23T09:00:00", true),
  ])
  func `A-15 a deputy decides after an hour of opening hours`(
    since: String, now: String, isAllowed: Bool
  ) {
    let approvers = policy.approvers(
      step: "dispatch_approval", roles: ["manager_in_charge"], since: Timeline.time(since),
      now: Timeline.time(now))
    #expect(approvers.contains("general_manager") == isAllowed)
    #expect(approvers.first == "manager_in_charge")
  }

  @Test func `R-097 R-267 conduct cases are for the discipline office and the general manager`() {
    #expect(policy.department(forCategory: "SA01") == "DISC")
    #expect(!policy.maySee(category: "SA01", roles: ["handler"], department: "NET"))
    #expect(policy.maySee(category: "SA01", roles: ["handler"], department: "DISC"))
    #expect(policy.maySee(category: "SA01", roles: ["general_manager"], department: "GMO"))
    #expect(policy.maySee(category: "LK01", roles: ["handler"], department: "BIZ"))
  }

  @Test(arguments: [
    ("WP01", "PROD"), ("WP02", "NET"), ("WQ01", "WQ"), ("FE01", "BIZ"), ("XX00", "CSC"),
    ("XX99", "CSC"),
  ])
  func `R-096 R-023 a category has its department, the service centre takes the rest`(
    category: String, department: String
  ) {
    #expect(policy.department(forCategory: category) == department)
  }

  @Test func `R-168 the customer signs at the window and on site only`() {
    #expect(policy.channels.filter(\.needsSignOff).map(\.code) == ["HALL", "VISIT"])
  }

  @Test func `kinds without a plan are those of the contract`() {
    #expect(
      Set(policy.kinds.filter { !$0.needsPlan }.map(\.code))
        == ["REPAIR", "CONSULT", "QUERY", "SUGGEST", "PRAISE"])
  }

  @Test(
    arguments: [
      ("COMPLAINT", "FE01", "PHONE", nil),
      ("REPAIR", "LK01", "PROPERTY_CO", nil),
      (
        "COMPLAINT", "FE01", "PROPERTY_CO",
        .kindNotByChannel(kind: "COMPLAINT", channel: "PROPERTY_CO")
      ),
      ("REPAIR", "FE01", "PHONE", .kindNotOfCategory(kind: "REPAIR", category: "FE01")),
      ("COMPLAINT", "CO01", "PHONE", .kindNotOfCategory(kind: "COMPLAINT", category: "CO01")),
      ("LABTEST", "WQ01", "PHONE", nil), ("ENTRUST", "XX00", "PHONE", nil),
      ("COMPLAINT", "FE01", "QQ", .channelNotInUse("QQ")),
      ("WISH", "FE01", "PHONE", .unknownKind("WISH")),
      ("COMPLAINT", "ZZ", "PHONE", .unknownCategory("ZZ")),
    ] as [(String, String, String, CombinationRefusal?)])
  func `R-028 a case needs a kind, a category and a channel that fit`(
    kind: String, category: String, channel: String, refusal: CombinationRefusal?
  ) {
    #expect(policy.refusal(kind: kind, category: category, channel: channel) == refusal)
  }

  @Test func `ready sentences are at most five and stand in both languages`() {
    for category in policy.categories {
      #expect(category.sentences.count <= 5)
      #expect(category.sentences.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
    }
    #expect(policy.categories["LK01"]?.sentences.count == 4)
    #expect(policy.enquiries.codes == ["prices", "procedures", "standards"])
  }
}
