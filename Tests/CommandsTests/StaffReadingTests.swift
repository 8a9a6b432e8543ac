import Foundation
import Testing

/// What staff read is in names and says what happened; codes are for JSON.
@Suite struct StaffReadingTests {
  /// A complaint in hand, accepted with a test beside those that always must hold.
  private func inHand(_ hall: Hall) throws -> String {
    let number = try hall.complaint()
    for words in [
      ["accept", "--by", "intake_agent", "--test", "authentic"],
      ["dispatch", "--by", "intake_agent"], ["approve", "--by", "manager_in_charge"],
      ["take", "--by", "handler"],
    ] {
      let done = try hall.run(["case", words[0], number] + words.dropFirst())
      try #require(done.status == 0, "\(done.errors)")
    }
    return number
  }

  @Test func `R-090 R-158 R-198: tests, cause and evidence stand on the sheet by their names`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try inHand(hall)
    for words in [
      ["plan", "--by", "handler", "--cause", "READING", "--person", "handler"],
      ["approve", "--by", "manager_in_charge"],
      ["resolve", "--by", "handler", "--evidence", "call_log=11月23日通话"],
    ] {
      let done = try hall.run(["case", words[0], number] + words.dropFirst())
      #expect(done.status == 0, "\(done.errors)")
    }
    let chinese = try hall.run("case", "show", number).output
    for text in ["理由充分  要求合理  属本公司范围  情况属实", "抄表差错", "通话记录  11月23日通话", "一般"] {
      #expect(chinese.contains(text), "\(text)")
    }
    for code in ["reason_sufficient", "READING", "call_log"] {
      #expect(!chinese.contains(code), "\(code)")
    }
    let english = try hall.run("case", "show", number, "--language", "en").output
    #expect(english.contains("sufficient reason") && english.contains("Meter reading error"))
    let document = try hall.run("case", "show", number, "--json").object
    #expect(document["cause"] as? String == "READING")
    #expect((document["validity"] as? [String])?.contains("authentic") == true)
    let listed = try hall.run("policy", "list", "service_standards").output
    #expect(listed.contains("检查、定方案、维修、确认效果并说明") && !listed.contains("fix_plan"))
  }

  @Test func `R-126: the sheet says which clock was given time until when, and who agreed`() throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try inHand(hall)
    func extend(until: String, _ more: String...) throws -> Hall.Outcome {
      try hall.run(
        ["case", "extend", number, "--clock", "resolve_default", "--until", until, "--note", "等配件"]
          + ["--by", "handler"] + more)
    }
    // A date alone is until the end of that day.
    #expect(try extend(until: "2026-11-26", "--agreed-by", "intake_agent").status == 0)
    let document = try hall.run("case", "show", number, "--json").object
    let given = try #require((document["extensions"] as? [[String: Any]])?.first)
    #expect(given["until"] as? String == "2026-11-26T23:59:59+08:00")
    #expect(given["clock"] as? String == "resolve_default" && given["by"] as? String == "handler")
    #expect(given["agreedBy"] as? String == "intake_agent")
    let line = try #require(
      try hall.run("case", "show", number).output.split(separator: "\n").first {
        $0.contains("延至")
      })
    for text in ["resolve_default", "2026-11-26 23:59", "handler", "intake_agent 同意"] {
      #expect(line.contains(text), "\(text): \(line)")
    }
    #expect(try extend(until: "2026-11-22").status == 65)
    #expect(try hall.run("store", "verify").status == 0)
    let alarms = try hall.run("alarm", "list", "--json").array
    #expect(!alarms.contains { $0["reason"] as? String == "extended" })
  }

  @Test func `R-239: what a recovery order is and how far it has come is told`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try inHand(hall)
    let recover = ["case", "recover", number, "--by", "head_business_service"]
    #expect(try hall.run(recover).output.contains("道歉"))
    #expect(try hall.run(recover).output.contains("道歉"))
    let sum = try hall.run(recover + ["--rule", "late_application", "--units", "2"])
    #expect(sum.status == 0 && sum.output.contains("late_application"), "\(sum.errors)")
    let unknown = ["ledger", "compensation", "decide", "101.1.9999", "--by", "general_manager"]
    #expect(
      try hall.run(unknown).errors.contains(
        "compensation '101.1.9999': no entry has this id; see `hearwell ledger compensation list`"))
  }

  @Test func `a promise of another year is shown with its year`() throws {
    let visit = "2\n1\n水费是上月的三倍\n\n\n\n1\n"
    for (now, year) in [("2026-12-31T16:00:00+08:00", true), ("2026-11-23T09:00:00+08:00", false)] {
      let hall = try Hall.practice(now: now)
      defer { hall.close() }
      let shown = try hall.run("kiosk", "--plain", input: visit)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("2027年1月") == year, "\(shown.output)")
      #expect(!shown.output.contains("2026年"), "\(shown.output)")
    }
  }
}
