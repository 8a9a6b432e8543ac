import Foundation
import Testing

/// What the policy says, seen at the command line of a real site.
@Suite struct PolicyAtWorkTests {
  @Test func `R-173 who draws a month of which nobody is drawn is told why`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let none = try hall.run("revisit", "sample", "--month", "2026-11")
    #expect(none.status == 0, "\(none.errors)")
    #expect(none.output.contains("报修：未抽取，2026-11 没有告知过结果的工单。"))
    let english = try hall.run("revisit", "sample", "--month", "2026-11", "--language", "en")
    #expect(english.output.contains("Repair report: none drawn, no customer was told a result"))
    let kinds = try hall.run("revisit", "sample", "--month", "2026-11", "--json").object["kinds"]
    #expect((kinds as? [[String: Any]])?.first?["nobody"] as? String == "nobodyTold")
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "RP01")
    for step in [
      ["take", "--by", "handler"], ["resolve", "--by", "handler"],
      ["notify", "--by", "intake_agent"],
      ["revisit", "--by", "revisitor", "--solved", "yes", "--score", "5", "--mode", "home_visit"],
    ] {
      let done = try hall.run(["case", step[0], made.line] + step.dropFirst())
      #expect(done.status == 0, "\(step): \(done.errors)")
    }
    let confirmed = try hall.run("revisit", "sample", "--month", "2026-11")
    #expect(confirmed.output.contains("报修：未抽取，1 件均已确认或另行办结。"))
  }

  @Test func `R-176 a revisit is by one of the policy's modes, and its channel is kept`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    _ = try hall.run("case", "answer", number, "--by", "intake_agent", "--note", "已退款")
    let unknown = try hall.run(
      "case", "revisit", number, "--by", "revisitor", "--solved", "yes", "--score", "5", "--mode",
      "pigeon")
    #expect(unknown.status == 65 && unknown.errors.contains("home_visit"), "\(unknown.errors)")
    let done = try hall.run(
      "case", "revisit", number, "--by", "revisitor", "--solved", "yes", "--score", "5", "--mode",
      "mail", "--json")
    let given = (done.object["confirmations"] as? [[String: Any]])?.first
    #expect(given?["channel"] as? String == "LETTER")
  }

  @Test(arguments: ["compensation", "recovery"], ["decide", "dismiss"])
  func `R-237 a ledger's command is told by the name under which it was called`(
    ledger: String, verb: String
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.run("ledger", ledger, verb, "101.1.1")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("hearwell ledger \(ledger) \(verb)"), "\(outcome.errors)")
  }

  @Test func `R-075 kinds are listed in the order in which intake asks for them`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let kinds = try hall.run("policy", "list", "kinds", "--json").array
      .compactMap { $0["code"] as? String }
    #expect(kinds.prefix(4) == ["CONSULT", "QUERY", "COMPLAINT", "REPORT"])
    #expect(kinds.count == 14 && kinds.firstIndex(of: "SUGGEST") == 5)
  }

  @Test func `R-017 R-026 check warns of a duty without a number and of one officer too many`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    func warnings(_ changed: String) throws -> [String] {
      try hall.write(changed, to: "hall/hearwell.yaml")
      let outcome = try hall.run("check", "--json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.array.compactMap { $0["cause"] as? String }
    }
    #expect(try !warnings(text).contains { $0.contains("day and night") })
    let rung = text.replacing(
      "  retry: PT3M", with: "  retry: PT3M\n  duty: {NET: [\"13800138000\"]}")
    let unmanned = try warnings(rung).filter { $0.contains("on duty day and night") }
    #expect(unmanned.map { $0.prefix(4) } == ["CSC ", "PROD"])
    let officer = "  - {id: second, name: 二号, department: BIZ, roles: [liaison]}\n"
    #expect(try warnings(rung + officer).contains { $0.hasPrefix("BIZ is on duty day and night") })
    let third = officer.replacing("second", with: "third")
    #expect(
      try warnings(text + officer + third).contains { $0.hasPrefix("second, third hold it") })
  }

  @Test func `R-126 an extension is agreed, R-164 and what is told of a result is printed`() throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text + "  - {id: net, name: 管网员, department: NET, roles: [handler]}\n",
      to: "hall/hearwell.yaml")
    let number = try hall.complaint()
    let order = [
      "case", "extend", number, "--by", "net", "--clock", "resolve_default", "--until",
      "2026-11-27T12:00", "--note", "等待配件",
    ]
    let wrongly = try hall.run(order + ["--agreed-by", "net"])
    #expect(wrongly.status == 65 && wrongly.errors.contains("--agreed-by"), "\(wrongly.errors)")
    let agreed = try hall.run(order + ["--agreed-by", "intake_agent", "--json"])
    #expect(agreed.object["flags"] as? [String] == ["extended"], "\(agreed.errors)")
    let later = order.map { $0 == "2026-11-27T12:00" ? "2026-11-28T12:00" : $0 }
    #expect(try hall.run(later).status == 0)
    #expect(try hall.run("alarm", "list").output.contains("延期未经同意"))
    let noted = try hall.run(
      "case", "note", number, "--by", "intake_agent", "--detail", "apology=已电话致歉", "--evidence",
      "call_log=11月23日通话", "--json")
    #expect(noted.object["apology"] as? String == "已电话致歉", "\(noted.errors)")
    let kept = (noted.object["evidence"] as? [[String: Any]])?.first
    #expect(kept?["kind"] as? String == "call_log" && kept?["reference"] as? String == "11月23日通话")
    let wrong = try hall.run(
      "case", "note", number, "--by", "intake_agent", "--detail", "apologie=已电话致歉")
    #expect(wrong.status == 65 && wrong.errors.contains("apology"), "\(wrong.errors)")
    let letter = try hall.run("case", "form", number, "accepted")
    #expect(letter.output.contains("受理确认函") && letter.output.contains("告知：客户"))
  }
}
