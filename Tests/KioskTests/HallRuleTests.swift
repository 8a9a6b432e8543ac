import Cases
import Casework
import Testing

/// What a customer reads and may do at the kiosk (register 2.13, 2.14): the policy's own words.
@Suite struct HallRuleTests {
  private func told(_ topic: String, english: Bool = false) throws -> String {
    let hall = try Hall()
    defer { hall.close() }
    return try hall.plainly((english ? ["8"] : []) + ["4", topic]).joined(separator: "\n")
  }

  /// The Chinese page and the English page of a topic hold what a rule wants to be shown.
  /// R-031 R-059 R-252 R-254 R-257 R-273
  @Test(arguments: [
    ("2", "R-254", ["收费项目", "收费标准", "收费依据"], ["Fee items", "Fee standards", "Fee basis"]),
    ("2", "R-252", ["用水法规", "水价", "办事流程", "安全用水"], ["regulations", "safe use"]),
    ("3", "R-254", ["营业时间", "业务范围"], ["Opening hours", "We handle"]),
    ("3", "R-257", ["工作日八点三十分至十七点三十分"], ["working days 8:30 to 17:30"]),
    ("3", "R-059", ["委托书", "没有签字不能受理"], ["signed letter of entrustment"]),
    ("3", "R-273", ["勘察", "签合同交费", "施工装表"], ["survey", "contract and payment"]),
    ("4", "R-031", ["投诉和建议渠道", "市长信箱", "微信公众号"], ["Mayor's mailbox", "WeChat account"]),
  ])
  func `R-031 R-252 R-254 R-257 prices, procedures and channels are shown in both languages`(
    key: String, rule: String, chinese: [String], english: [String]
  ) throws {
    let page = try told(key)
    for text in chinese { #expect(page.contains(text), "\(rule)") }
    let other = try told(key, english: true)
    for text in english { #expect(other.contains(text), "\(rule)") }
  }

  @Test(arguments: [
    ("R-005", ["首问负责", "实事求是", "有错必纠", "听取双方意见", "公正及时", "持续改进"]),
    ("R-006", ["方便、快捷、高效", "减少纠纷", "降低投诉率"]), ("R-067", ["不顶撞", "禁语", "文明用语"]),
    ("R-251", ["厅牌", "台签", "禁烟标志"]), ("R-253", ["座椅", "饮水", "书写台", "纸笔"]),
    ("R-255", ["着装整齐", "佩戴工号", "文明用语", "公正收费"]), ("R-256", ["时限", "流程", "一个工作日内告知"]),
    ("R-258", ["热情耐心", "有问必答"]), ("R-265", ["不收礼", "不索要"]), ("R-266", ["举报", "纪检监察室"]),
    ("R-260", ["个人信息只用于办理和改进服务", "不转给他人"]), ("R-263", ["不同意就不发推广信息"]),
    ("R-278", ["讲解使用和节水"]), ("R-151", ["先约时间", "出示证件", "鞋套", "验收签字"]),
    ("R-039", ["意见箱"]), ("R-135", ["每月抄表一次"]), ("R-141", ["管网完好率100%"]),
    ("R-142", ["水质综合合格率不低于98%", "出厂水合格率100%"]), ("R-143", ["0.27兆帕", "97%"]),
    ("R-144", ["24小时不间断供水"]), ("R-145", ["工完料净场地清"]), ("R-146", ["检查、定方案、维修、确认效果"]),
    ("R-148", ["节假日及下班后照常抢修"]), ("R-149", ["维修每周复检"]),
  ])
  func `the service standards page shows principles, hall, staff and the figures of service`(
    rule: String, texts: [String]
  ) throws {
    // R-005 R-006 R-039 R-067 R-135 R-141 R-142 R-143 R-144 R-145 R-146 R-148 R-149 R-151
    // R-251 R-253 R-255 R-256 R-258 R-260 R-263 R-265 R-266 R-278
    let page = try told("4")
    for text in texts { #expect(page.contains(text), "\(rule): \(text)") }
  }

  @Test func `R-030 the hotline's number is the policy's, and shown where it is set`() throws {
    #expect(try !told("4").contains("服务热线："))
    let hall = try Hall(site: "hotline: {number: {own: \"96568\"}}")
    defer { hall.close() }
    #expect(try hall.plainly(["4", "4"]).contains("服务热线：96568"))
  }

  @Test
  func `R-069 R-071 R-073 a customer is given number, time and promise on an acceptance slip`()
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    let heard = try hall.plainly(["2", "1", "水费是上月的三倍", "", "", "", "1"])
    let made = try #require(hall.cases.first)
    #expect(heard.contains("工单号 \(made.number.grouped)"))
    #expect(heard.contains { $0.contains("前答复您") })
    let slip = try hall.casework.page("acceptance_slip", of: made, language: "zh-CN")
    #expect(
      slip.columns.map(\.field) == [
        "case_number", "received_at", "subject_text", "promised_reply_at",
      ])
    #expect(
      slip.columns.map(\.lines) == [
        [made.number.grouped], ["2026-11-23 09:00"], ["水费是上月的三倍"], ["2026-11-25 09:00"],
      ])
  }

  @Test func `R-184 service may be rated at any time, without a case`() throws {
    let hall = try Hall()
    defer { hall.close() }
    var outcomes: [String] = []
    _ = try hall.plainly(["5", "2"]) { outcomes.append("\($0)") }
    #expect(outcomes == ["rated"])
    #expect(try hall.cases.isEmpty)
  }

  @Test func `R-042 R-043 R-045 R-047 R-049 the kiosk asks who, where, what and how to call back`()
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    _ = try hall.plainly(["2", "2", "施工后路面没有恢复", "李明", "13800138000", "中山路35号", "2", "1"])
    let made = try #require(hall.cases.first)
    let card = try hall.casework.page("complaint_record_card", of: made, language: "zh-CN")
    let filled = Dictionary(uniqueKeysWithValues: card.columns.map { ($0.field, $0.lines) })
    #expect(filled["complainant_name"] == ["李明"])
    #expect(filled["service_address"] == ["中山路35号"])
    #expect(filled["received_at"] == ["2026-11-23 09:00"])
    #expect(filled["subject_text"] == ["施工后路面没有恢复"])
    #expect(filled["case_number"] == [made.number.grouped])
    #expect(made.contact.phone == "+8613800138000" && made.kind == "COMPLAINT")
  }

  @Test
  func `R-262 customers see their case and change their callback with number and four digits`()
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    _ = try hall.plainly(["2", "1", "账单不对", "", "13800138000", "", "1", "1"])
    let made = try #require(hall.cases.first)
    let heard = try hall.plainly(["3", made.number.text, "8000", "3", "13900139000"])
    #expect(heard.contains { $0.contains("已经登记") })
    #expect(try hall.cases.first?.callback.number == "+8613900139000")
  }

  @Test func `R-113 R-278 whoever asks a question gets an answer or leaves it as a consultation`()
    throws
  {
    let hall = try Hall()
    defer { hall.close() }
    _ = try hall.plainly(["4", "5", "怎样办理过户", "", "", "", "1"])
    #expect(try hall.cases.first?.kind == "CONSULT")
  }
}
