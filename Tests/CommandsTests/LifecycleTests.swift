import Foundation
import Testing

@Suite struct LifecycleTests {
  @Test func `a complaint goes from registration to the customer's word`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let steps: [([String], String)] = [
      (["accept", "--by", "intake_agent"], "accepted"),
      (["dispatch", "--by", "intake_agent"], "dispatch_approval"),
      (["approve", "--by", "manager_in_charge"], "dispatched"),
      (["take", "--by", "handler"], "in_hand"),
      (["plan", "--by", "handler", "--cause", "抄错表", "--person", "handler"], "plan_approval"),
      (["approve", "--by", "manager_in_charge"], "implementing"),
      (["resolve", "--by", "handler", "--evidence", "call_log=通话"], "result_returned"),
      (["notify", "--by", "intake_agent"], "revisit_pending"),
      (["revisit", "--by", "revisitor", "--solved", "yes", "--score", "5"], "closed"),
    ]
    for (step, state) in steps {
      let done = try hall.run(["case", step[0], number] + step.dropFirst() + ["--json"])
      #expect(done.status == 0, "\(step): \(done.errors)")
      #expect(done.object["state"] as? String == state, "\(step)")
    }
    let shown = try hall.run("case", "show", number, "--json").object
    let confirmations = shown["confirmations"] as? [[String: Any]]
    #expect(confirmations?.first?["score"] as? Int == 5)
    #expect(try hall.run("store", "verify", "--json").object["problems"] as? [String] == [])
  }

  @Test func `what the state forbids is told with what it allows, before roles are asked`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let early = try hall.run("case", "resolve", number, "--by", "revisitor")
    #expect(early.status == 65)
    #expect(early.errors.contains("accept") && early.errors.contains("registered"))
    let wrong = try hall.run("case", "accept", number, "--by", "revisitor")
    #expect(wrong.status == 77)
    #expect(wrong.errors.contains("intake_agent"))
    #expect(try hall.run("case", "accept", number, "--by", "nobody").status == 77)
  }

  @Test func `an emergency is dispatched and alarms before its number is told`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "LK01", "--json")
    #expect(made.object["state"] as? String == "dispatched")
    #expect((made.object["queryCode"] as? String)?.count == 4)
    let alarm = try #require(try hall.run("alarm", "list", "--json").array.first)
    #expect(alarm["reason"] as? String == "emergency")
    let id = try #require(alarm["id"] as? String)
    #expect(try hall.run("alarm", "acknowledge", id, "--by", "handler").status == 0)
    #expect(try hall.run("alarm", "list", "--json").output == "[]\n")
  }

  @Test func `every action of the contract is a command`() throws {
    let hall = try Hall()
    defer { hall.close() }
    let help = try hall.run("case", "--help").output
    for action in [
      "answer", "doubt", "accept", "decline", "refer", "dispatch", "approve", "take", "return",
      "plan", "consent", "implement", "resolve", "sign", "notify", "revisit", "close", "reopen",
      "contact", "progress", "note", "arrive", "sample", "size", "pause", "resume", "extend",
      "transcribe", "correct", "escalate", "link", "recover", "cancel", "archive",
    ] {
      #expect(help.contains("\n  \(action) "), "\(action)")
    }
  }

  @Test func `a file given as evidence is kept by its hash`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write("photo", to: "site.jpg")
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "WP01")
    let done = try hall.run(
      "case", "resolve", made.line, "--by", "handler", "--evidence", "site_photo=site.jpg",
      "--evidence", "call_log=张先生 13800138000")
    #expect(done.status == 0, "\(done.errors)")
    let kept = try FileManager.default.contentsOfDirectory(atPath: hall.site + "/evidence")
    #expect(kept.count == 1 && kept.first?.count == 64)
    let lines = try hall.sql("SELECT line FROM journal")
    #expect(lines.contains("sha256:\(kept.first ?? "?")") && !lines.contains("13800138000"))
    #expect(
      try hall.run("case", "resolve", made.line, "--by", "handler", "--evidence", "x").status == 65)
  }
}
