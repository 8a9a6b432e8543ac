import Cases
import Halls
import Policy
import Testing

/// Who has which duty (register 2.1, 2.5): departments, roles and approvals of the shipped policy.
@Suite struct DutyRuleTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test(arguments: [
    ("R-007", "CSC", ["lead", "intake", "revisit", "statistics"]),
    ("R-008", "OFFICE", ["supervision", "dispatch_approval_file"]),
    ("R-009", "BIZ", ["handling", "acceptance_ruling", "compensation"]),
    ("R-010", "HALL", ["intake", "revisit"]), ("R-010", "EMO", ["inspection", "summary"]),
    ("R-011", "OPS", ["liaison_counterpart"]), ("R-019", "NET", ["handling", "emergency_repair"]),
    ("R-019", "PROD", ["handling", "outage_notice"]), ("R-019", "WQ", ["handling", "laboratory"]),
    ("R-019", "METER", ["handling"]), ("R-019", "SAVE", ["quota_approval"]),
    ("R-019", "INFO", ["archive", "sync"]), ("R-014", "HQ", ["import", "report", "supervision"]),
  ])
  func `R-007 R-008 R-009 R-010 R-011 R-014 R-019 a department has its duties`(
    rule: String, department: String, duties: [String]
  ) throws {
    let found = try #require(policy.departments[department])
    #expect(Set(duties).isSubset(of: found.duties), "\(rule)")
  }

  @Test func `R-007 one department leads, and takes what no other leads`() {
    let leading = policy.departments.filter { $0.duties.contains("lead") }
    #expect(leading.map(\.code) == [policy.officeDepartment])
    #expect(policy.departments[policy.officeDepartment]?.isOnDutyAlways == true)
  }

  @Test(arguments: ["mall", "tobacco"])
  func `R-007 another organisation names its own lead`(profile: String) throws {
    let other = try ShippedPolicy.policy(profile)
    #expect(other.officeDepartment != policy.officeDepartment)
    #expect(other.departments[other.officeDepartment]?.duties.contains("lead") == true)
  }

  @Test func `R-015 audit supervision assesses a gas company's orders and hears of overdue ones`()
    throws
  {
    let gas = try ShippedPolicy.policy("gas")
    #expect(gas.departments["AUDIT"]?.duties == ["supervision"])
    #expect(gas.deadlines["external_order"]?.onBreach.first == "AUDIT")
    #expect(gas.tables["organisation"]?["supervision"]?["monthly_points"]?.boolean == true)
  }

  @Test func `R-017 a hall has one director, one deputy, and agents at its windows`() throws {
    #expect(policy.roles["hall_director"]?.count == 1)
    #expect(policy.roles["hall_director"]?.duties == ["handle_major"])
    #expect(policy.roles["hall_deputy"]?.duties == ["handle_daily", "coordinate"])
    let window = try #require(policy.roles["intake_agent"])
    #expect(window.may.isSuperset(of: ["register", "answer", "accept", "decline"]))
    #expect(policy.notifications["major"]?.recipients == ["hall_director", "manager_in_charge"])
  }

  @Test func `R-021 R-099 each class of a mall has its department`() throws {
    let mall = try ShippedPolicy.policy("mall")
    let leads = (1...5).map { mall.department(forCategory: "ML0\($0)") }
    #expect(leads == ["OPERATIONS", "CUSTOMER_SERVICE", "FINANCE", "SECURITY", "CUSTOMER_SERVICE"])
  }

  @Test func `R-026 each department has one liaison officer, around the clock`() {
    #expect(policy.roles["liaison"]?.count == 1)
    #expect(policy.roles["liaison"]?.isOnDutyAlways == true)
    #expect(policy.deadlines["unit_acceptance"]?.onBreach == ["liaison", "OFFICE"])
  }

  @Test(arguments: [
    ("TB01", "MARKETING", ["COUNTY"]), ("TB02", "LOGISTICS", ["COUNTY"]), ("TB03", "COUNTY", []),
    ("TB04", "FINANCE", ["COUNTY"]), ("TB05", "PRODUCING_COUNTY", []), ("TB06", "SECTION", []),
  ])
  func `R-098 a tobacco company's six matters go six ways`(
    category: String, lead: String, helping: [String]
  ) throws {
    let found = try #require(try ShippedPolicy.policy("tobacco").categories[category])
    #expect(found.lead == lead)
    #expect(found.helping == helping)
  }

  @Test(arguments: [
    ("R-104", "tobacco", "dispatch_approval", [["section_head"]]),
    ("R-105", "gas", "dispatch_approval", [["deputy_manager"], ["general_manager"]]),
    ("R-106", "water-default", "plan_approval", [["manager_in_charge"]]),
    ("R-107", "general-enterprise", "plan_approval", [["quality_head"], ["manager_in_charge"]]),
    ("R-108", "mall", "plan_approval", [["department_leader"]]),
    ("R-109", "tobacco", "result_returned", [["department_head"]]),
  ])
  func `R-104 R-105 R-106 R-107 R-108 R-109 a step waits for the levels of its profile`(
    rule: String, profile: String, step: String, levels: [[String]]
  ) throws {
    let policy = profile == "water-default" ? policy : try ShippedPolicy.policy(profile)
    #expect(
      policy.approvalLevels(step: step, kind: "COMPLAINT", category: "FE01") == levels, "\(rule)")
    for role in levels.flatMap({ $0 }) {
      #expect(policy.mayAct([role], "approve"), "\(rule): \(role) may approve")
    }
  }

  @Test func `R-013 technical, general and manager's office each decide in an enterprise`() throws {
    let enterprise = try ShippedPolicy.policy("general-enterprise")
    #expect(enterprise.mayAct(["handler"], "plan"))
    #expect(enterprise.mayAct(["quality_head"], "approve"))
    #expect(enterprise.mayAct(["general_manager"], "close"))
    #expect(!enterprise.mayAct(["quality_head"], "close"))
  }

  @Test func `R-091 the head of business service rules on acceptance`() {
    #expect(
      policy.approvalLevels(step: "ruling_pending", kind: "COMPLAINT", category: "FE01")
        == [["head_business_service"]])
    #expect(policy.mayAct(["head_business_service"], "accept"))
    #expect(policy.mayAct(["head_business_service"], "decline"))
  }

  @Test(arguments: [
    (
      "water-default",
      ["shift_leader", "department_head", "manager_in_charge", "general_manager", "HQ"]
    ),
    ("website", ["first_agent", "section_head", "centre_manager", "OTHER", "HQ"]),
  ])
  func `R-129 R-187 a ladder has its rungs`(profile: String, rungs: [String]) throws {
    let policy = profile == "water-default" ? policy : try ShippedPolicy.policy(profile)
    #expect(policy.escalation.map(\.to) == rungs)
    #expect(policy.escalation.map(\.level) == Array(1...5))
    #expect(policy.escalation.last?.fromCycle == 3)
  }

  @Test func `R-029 R-031 what is open day and night is published as such`() throws {
    let told = try #require(ShippedPolicy.policy().enquiry("standards")).lines.map(\.zh)
    let channels = try #require(told.first { $0.hasPrefix("投诉和建议渠道") })
    #expect(channels.contains("服务热线（24小时）") && channels.contains("、网站、"))
  }

  @Test func `R-275 whoever supervises may read and change nothing`() {
    #expect(policy.roles["supervisor_readonly"]?.may.isEmpty == true)
    let statistics = policy.tables["access"]?["statistics"]
    #expect(statistics?["anonymised"]?.boolean == true)
    #expect(statistics?["readers"]?.array?.contains("supervisor_readonly") == true)
  }
}
