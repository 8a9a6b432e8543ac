import Foundation
import Testing

/// What staff type beside the lifecycle's plain path.
@Suite struct CaseLifeTests {
  @Test func `R-022 R-086 R-264: owner, target and a masked phone are in the case's document`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("staff", "add", "li", "--name", "李", "--role", "handler", "--department", "NET")
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--phone", "13800138000", "--target-level", "DEPARTMENT", "--target", "营业厅",
      "--special-need", "ELDERLY", "--special-need", "MOBILITY", "--by", "intake_agent", "--json")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.object["owner"] as? String == "intake_agent")
    #expect(made.object["targetLevel"] as? String == "DEPARTMENT")
    #expect(made.object["specialNeeds"] as? [String] == ["ELDERLY", "MOBILITY"])
    #expect(made.object["severity"] as? String == "GENERAL")
    let number = made.object["number"] as? String ?? ""
    let seen = try hall.run("case", "show", number, "--json", "--by", "li").object
    #expect((seen["contact"] as? [String: Any])?["phone"] as? String == "+86138********")
    let plain = try hall.run("case", "show", number, "--by", "li").output
    #expect(!plain.contains("13800138000"))
    #expect(try hall.run("case", "show", number).output.contains("+8613800138000"))
    let file = "{\"kind\":\"COMPLAINT\",\"category\":\"FE01\",\"channel\":\"HALL\",\"severety\":1}"
    #expect(try hall.run("case", "register", "--from", "-", input: file).status == 65)
  }

  @Test func `R-055 R-156: what was said at one instant stands with its own act on the sheet`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    for words in [
      ["accept", "--by", "intake_agent"], ["dispatch", "--by", "intake_agent"],
      ["approve", "--by", "manager_in_charge"], ["take", "--by", "handler", "--note", "先看现场"],
      ["plan", "--by", "handler", "--cause", "抄错", "--person", "handler", "--note", "换表"],
      ["note", "--by", "handler", "--note", "无关"],
      ["approve", "--by", "manager_in_charge", "--note", "同意"],
    ] {
      #expect(try hall.run(["case", words[0], number] + words.dropFirst()).status == 0, "\(words)")
    }
    let sheet = try hall.run("case", "form", number).output.split(separator: "\n")
    #expect(sheet.contains { $0.hasPrefix("处理方案") && $0.hasSuffix("换表") }, "\(sheet)")
    #expect(sheet.contains { $0.hasPrefix("方案批示") && $0.hasSuffix("同意") }, "\(sheet)")
    #expect(sheet.contains { $0.contains("接单") && $0.hasSuffix("先看现场") }, "\(sheet)")
    #expect(try hall.run("case", "show", number).output.contains("抄错"))
    #expect(try hall.run("case", "show", number, "--json").object["cause"] as? String == "抄错")
    let absent = ["--to", "101100009969", "--by", "intake_agent"]
    #expect(try hall.run(["case", "link", number] + absent).status == 66)
  }

  @Test func `R-192: a second complaint begins the closed case anew, an agent may say otherwise`()
    throws
  {
    var hall = try Hall.practice()
    defer { hall.close() }
    let words = [
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "SQ01",
      "--phone", "13800138000", "--address", "人民路1号", "--by", "intake_agent",
    ]
    let first = try hall.run(words).line
    try hall.run("case", "decline", first, "--note", "已解释", "--by", "intake_agent")
    hall.now = "2026-11-25T09:00:00+08:00"
    let other = try hall.run(words + ["--new-matter", "另一件事"])
    #expect(other.status == 0 && other.line != first)
    let again = try hall.run(words + ["--json"])
    #expect(again.object["number"] as? String == first)
    #expect(again.object["state"] as? String == "accepted")
    #expect((again.object["flags"] as? [String])?.contains("second_complaint") == true)
    #expect(again.object["level"] as? Int == 1)
    let alarm = try #require(
      try hall.run("alarm", "list", "--json").array.first { $0["reason"] as? String == "escalated" }
    )
    #expect(alarm["people"] as? [String] == ["shift_leader"])
  }

  @Test func `R-173: the draw is an event of each case, and headquarters takes it`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    var numbers: [String] = []
    for _ in 1...6 {
      let repair = try hall.run(
        "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "RP01"
      ).line
      numbers.append(repair)
      for action in [["take"], ["resolve"]] {
        try hall.run(["case"] + action + [repair, "--by", "handler"])
      }
      try hall.run("case", "notify", repair, "--by", "intake_agent")
    }
    let drawn = try hall.run("revisit", "sample", "--month", "2026-11", "--json")
    #expect(drawn.status == 0, "\(drawn.errors)")
    let states = try numbers.map {
      try hall.run("case", "show", $0, "--json").object["state"] as? String ?? ""
    }
    #expect(states.count { $0 == "revisit_pending" } == 5)
    #expect(states.count { $0 == "closed" } == 1)
    #expect(try hall.run("revisit", "list", "--json").array.count == 5)
    try hall.run("sync", "seal")
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    let taken = try hall.run("headquarters", "import", "hall/outbox", "--json")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.array.allSatisfy { ($0["parked"] as? [String] ?? []).isEmpty })
    #expect(taken.array.contains { $0["result"] as? String == "applied" })
  }

  @Test func `R-130: a routine is listed until it is done`() throws {
    var hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    hall.now = "2026-11-25T09:00:00+08:00"
    let late = try hall.run("routine", "list", "--json").array
    #expect(late.first?["id"] as? String == "three_day_review")
    #expect(late.first?["overdue"] as? Bool == true)
    #expect(try hall.run("routine", "list").output.contains("  three_day_review  "))
    #expect(try hall.run("routine", "done", "C-35", "--by", "shift_leader").status == 0)
    let done = try hall.run("routine", "list", "--json").array.first
    #expect(done?["doneBy"] as? String == "shift_leader")
    #expect(try hall.run("routine", "done", "C-99", "--by", "shift_leader").status == 65)
  }

  @Test(arguments: ["C-13", "resolve_default", "C-56", "revisit_few_days"])
  func `C-01 to C-58: variants are explained as well as what is in force`(clock: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let shown = try hall.run(
      "policy", "clock", clock, "--from", "2026-11-18T10:00:00+08:00", "--json")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.object["dueAt"] is String)
    #expect((shown.object["counted"] as? [Any])?.isEmpty == false)
  }
}
