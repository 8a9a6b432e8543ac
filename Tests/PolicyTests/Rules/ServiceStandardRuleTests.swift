import Cases
import Halls
import Policy
import Testing

/// Standards and conduct as the shipped policy publishes them (register 2.7, 2.13, 2.14).
@Suite struct ServiceStandardRuleTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test(arguments: [
    ("R-135", "meter_reading", "1", "per_month"), ("R-141", "network_intact", "100", "percent"),
    ("R-142", "water_quality_overall", "98", "percent"),
    ("R-142", "water_quality_plant", "100", "percent"), ("R-143", "trunk_pressure", "0.27", "MPa"),
    ("R-143", "pressure_pass", "97", "percent"), ("R-144", "supply_hours", "24", "hours_per_day"),
    ("R-149", "repair_reinspection", "100", "percent_per_week"),
    ("R-151", "home_service", "17", "norms"),
  ])
  func `R-135 R-141 R-142 R-143 R-144 R-149 R-151 a standard has its figure`(
    rule: String, standard: String, figure: String, unit: String
  ) throws {
    let found = try #require(policy.standards[standard])
    #expect(found.figure == figure && found.unit == unit, "\(rule)")
    #expect(!found.names.zh.isEmpty && !found.names.en.isEmpty)
  }

  @Test func `R-142 plant water is measured by the standard in force`() {
    #expect(policy.standards["water_quality_plant"]?.conditions == ["GB 5749-2022"])
  }

  @Test func `R-145 three conditions of a finished site, R-146 four steps of a repair`() {
    #expect(
      policy.standards["installation_site"]?.conditions
        == ["work_finished", "materials_cleared", "site_clean"])
    #expect(
      policy.standards["repair_flow"]?.conditions
        == ["inspect", "fix_plan", "repair", "confirm_effect_and_explain"])
  }

  @Test func `R-148 R-029 repairs and hotline know no closing time`() {
    #expect(policy.standards["out_of_hours_repair"] != nil)
    #expect(policy.departments["NET"]?.isOnDutyAlways == true)
    #expect(policy.channels["IVR"]?.isOpenAlways == true)
    #expect(policy.channels["PHONE"]?.isOpenAlways == true)
    #expect(policy.deadlines["leak_arrival"]?.calendar == "elapsed")
  }

  @Test func `R-251 R-253 R-255 a hall's signs, seats and staff are on its list`() {
    let hall = policy.tables["hall"]
    #expect(hall?["signs"]?["items"] == ["company_sign", "counter_signs", "no_smoking"])
    #expect(
      hall?["waiting"]?["items"] == ["seats", "drinking_water_and_cups", "desk", "paper_and_pen"])
    #expect(
      hall?["staff"]?["items"] == [
        "uniform", "numbered_badge", "courteous_standard_speech", "fair_fees",
      ])
  }

}
