import Foundation
import Testing

/// What staff read is Chinese by default, English with `--language en`; JSON never changes.
@Suite struct StaffWordsTests {
  @Test func `clocks, history, flags, alarms and ledgers are told in the reader's language`() throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "LK01"
    ).line
    let chinese = try hall.run("case", "show", number).output
    for word in ["计时中", "登记 (case.registered)", "派单 (case.dispatched)", "系统"] {
      #expect(chinese.contains(word), "\(word)")
    }
    let english = try hall.run("case", "show", number, "--language", "en").output
    #expect(english.contains("running") && english.contains("dispatched (case.dispatched)"))
    #expect(try hall.run("alarm", "list").output.contains("紧急工单"))
    for list in [["case", "list"], ["due", "--within", "PT4H"], ["alarm", "list"]] {
      #expect(try hall.run(list).output.contains("管网部"))
      #expect(try hall.run(list + ["--language", "en"]).output.contains("network"))
    }
    try hall.run("case", "take", number, "--by", "handler")
    let recovery = ["--by", "head_business_service", "--remedy", "apology", "--note", "道歉"]
    try hall.run(["case", "recover", number] + recovery)
    #expect(try hall.run("ledger", "recovery").output.contains("已开单"))
    #expect(try hall.run("ledger", "recovery", "--language", "en").output.contains("opened"))
    #expect(try hall.run("alarm", "list", "--language", "en").output.contains("emergency"))
    #expect(
      try hall.run("alarm", "list", "--json").array.first?["reason"] as? String == "emergency")
  }
}
