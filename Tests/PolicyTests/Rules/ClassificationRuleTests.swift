import Cases
import Halls
import Policy
import Testing

/// What a case may be (register 2.4): kinds, categories, targets and grades of the shipped policy.
@Suite struct ClassificationRuleTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test(arguments: [
    ("R-001", ["product_quality", "service_quality", "suggestion"]),
    ("R-078", ["product_quality", "conduct"]),
  ])
  func `R-001 R-078 supply, service, conduct and proposals are families of their own`(
    rule: String, groups: [String]
  ) {
    for group in groups {
      #expect(policy.categories.contains { $0.group == group }, "\(rule): \(group)")
    }
  }

  @Test(arguments: [
    ("R-075", ["CONSULT", "COMPLAINT", "SUGGEST", "REPORT"]),
    (
      "R-076",
      ["APPLY", "TRANSFER", "CLOSE_ACCOUNT", "COMPLAINT", "CONSULT", "QUERY", "REPAIR"]
    ),
    ("R-077", ["COMPLAINT", "CRITICISM", "EXPOSURE", "PRAISE"]),
  ])
  func `R-075 R-076 R-077 each list of kinds is covered`(rule: String, kinds: [String]) {
    for kind in kinds { #expect(policy.kinds[kind] != nil, "\(rule): \(kind)") }
  }

  @Test func `R-075 intake asks for consultation first, then complaint, then suggestion`() throws {
    let order = try ["CONSULT", "COMPLAINT", "SUGGEST"].map {
      try #require(policy.kinds[$0]?.testOrder)
    }
    #expect(order == [1, 2, 3])
    #expect(policy.kinds["REPORT"]?.testOrder == 2)
  }

  @Test func `R-077 criticism and exposure go the way of a complaint, praise does not`() {
    #expect(policy.kinds["CRITICISM"]?.treatedAs == "COMPLAINT")
    #expect(policy.kinds["EXPOSURE"]?.treatedAs == "COMPLAINT")
    #expect(policy.kinds["PRAISE"]?.treatedAs == "PRAISE")
    #expect(policy.kinds["PRAISE"]?.revisit == CaseKind.Revisit.none)
  }

  @Test(arguments: [
    ("R-078", "水压", "WP01"), ("R-078", "水质", "WQ01"), ("R-078", "工程设计", "ED01"),
    ("R-078", "安装", "IN01"), ("R-078", "维修", "RP01"), ("R-078", "吃拿卡要", "SA02"),
    ("R-078", "态度", "SA01"), ("R-079", "咨询", "CO01"), ("R-079", "漏水", "LK01"),
    ("R-079", "水表", "MT01"), ("R-079", "抄表", "MR01"), ("R-079", "收费", "FE01"),
    ("R-079", "服务质量", "SQ01"), ("R-080", "业务接待", "AP01"), ("R-080", "漏水", "LK01"),
    ("R-080", "收费", "FE01"), ("R-080", "水质", "WQ01"), ("R-080", "水压", "WP02"),
    ("R-080", "安装", "IN01"), ("R-081", "咨询", "CO01"), ("R-081", "安装", "IN01"),
    ("R-081", "维修", "RP01"), ("R-081", "水质", "WQ01"), ("R-081", "服务质量", "SQ01"),
    ("R-083", "漏水", "LK01"), ("R-083", "维修", "RP01"), ("R-083", "水表故障", "MT01"),
  ])
  func `R-078 R-079 R-080 R-081 R-083 every item of a source's list has a category`(
    rule: String, word: String, category: String
  ) {
    #expect(policy.categories[category]?.names.zh.contains(word) == true, "\(rule): \(category)")
  }

  @Test func `R-078 product quality and conduct hold what the source counts to them`() {
    func codes(_ group: String) -> Set<String> {
      Set(policy.categories.filter { $0.group == group }.map(\.code))
    }
    #expect(codes("conduct") == ["SA01", "SA02"])
    #expect(codes("product_quality").isSuperset(of: ["WP01", "WQ01", "ED01", "IN01", "RP01"]))
  }

  @Test func `R-059 R-082 an entrustment is sorted by its matter, gas is switched off for water`()
    throws
  {
    let water = try #require(policy.kinds["ENTRUST"])
    #expect(water.matters == ["shut_off_supply", "procedures_by_proxy", "other"])
    #expect(water.disabledMatters == ["gas_allocation"])
    let gas = try #require(try ShippedPolicy.policy("gas").kinds["ENTRUST"])
    #expect(gas.matters.contains("gas_allocation") && gas.disabledMatters.isEmpty)
  }

  @Test func `R-084 a mall has five classes, R-085 an estate nine items`() throws {
    let mall = try ShippedPolicy.policy("mall").categories.filter { $0.code.hasPrefix("ML") }
    #expect(
      mall.map(\.names.en) == ["Goods quality", "Service quality", "Price", "Safety", "Other"])
    let estate = try ShippedPolicy.policy("property").categories.filter {
      $0.code.hasPrefix("PM")
    }
    #expect(
      estate.map(\.names.zh) == [
        "屋面漏水", "外墙裂缝", "入户门", "单元门", "电梯", "违章搭建", "水表电池", "单元门锁", "卫生绿化",
      ])
  }

  @Test func `R-086 a complaint is against the company, a department or a person`() {
    #expect(policy.targets.codes == ["COMPANY", "DEPARTMENT", "PERSON"])
  }

  @Test func `R-087 general, important and major have criteria`() {
    #expect(policy.severities.codes == ["GENERAL", "IMPORTANT", "MAJOR"])
    #expect(policy.severities["IMPORTANT"]?.criteria == ["money_claim", "staff_misconduct"])
    #expect(
      policy.severities["MAJOR"]?.criteria == [
        "safety", "many_users_without_supply", "media_or_authority", "second_complaint",
      ])
  }

  @Test func `R-088 a website grades by cause`() throws {
    let grades = try ShippedPolicy.policy("website").severities
    #expect(grades.codes.filter { Int($0) != nil } == ["1", "2", "3"])
  }

  @Test(arguments: [
    ("water-default", ["IND", "ORG"]),
    (
      "tobacco",
      ["tobacco_farmer", "cigarette_retailer", "cigarette_consumer", "cigarette_manufacturer"]
    ),
    ("hospital", ["patient", "family_member"]), ("property", ["owner", "resident"]),
  ])
  func `R-002 every organisation knows its own kinds of customer`(
    profile: String, types: [String]
  ) throws {
    let policy = profile == "water-default" ? policy : try ShippedPolicy.policy(profile)
    for type in types { #expect(policy.customerTypes[type] != nil, "\(type)") }
  }

  @Test func `R-003 water users are of four classes, R-004 three needs have a service`() {
    #expect(
      Set(policy.tables["water_user_classes"]?.object?.keys ?? [:].keys) == [
        "RES", "INDUSTRY", "COM", "OTH",
      ])
    let needs = policy.tables["special_needs"]
    #expect(needs?["ELDERLY"]?["service"] == ["home_service"])
    #expect(needs?["MOBILITY"]?["service"] == ["home_service", "assistive_equipment"])
    #expect(needs?["NO_PHONE_MAIL"]?["service"] == ["home_revisit"])
  }
}
