import Foundation
import Testing

/// What staff read is Chinese by default, English with `--language en`; JSON never changes.
@Suite struct StaffWordsTests {
  @Test func `clocks, history, flags and alarms are told in the reader's language`() throws {
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
    #expect(try hall.run("alarm", "list", "--language", "en").output.contains("emergency"))
    #expect(
      try hall.run("alarm", "list", "--json").array.first?["reason"] as? String == "emergency")
  }
}
