import Foundation
import Testing

@Suite struct PracticeClockTests {
  @Test func `an action may have happened earlier, never in the future or before the last event`()
    throws
  {
    var hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    hall.now = "2026-11-23T12:00:00+08:00"
    func accept(_ at: String) throws -> Int32 {
      try hall.run("case", "accept", number, "--by", "intake_agent", "--at", at).status
    }
    #expect(try accept("2026-11-23T12:30:00+08:00") == 65)
    #expect(try accept("2026-11-23T08:00:00+08:00") == 65)
    #expect(try accept("yesterday") == 65)
    #expect(try accept("2026-11-23T10:00:00+08:00") == 0)
    let history = try hall.run("case", "show", number, "--json").object["history"]
    let last = (history as? [[String: Any]])?.last
    #expect(last?["at"] as? String == "2026-11-23T10:00:00+08:00")
  }

  @Test func `a real site refuses a clock that was set`() throws {
    var hall = try Hall()
    defer { hall.close() }
    #expect(try hall.run("init", "--site", "101", "--name", "x").status == 0)
    #expect(try hall.run("due").status == 0)
    hall.now = "2026-11-23T12:00:00+08:00"
    for arguments in [["due"], ["configuration"], ["case", "list"], ["check"]] {
      #expect(try hall.run(arguments).status == 78, "\(arguments)")
    }
    #expect(
      try hall.run("--directory", "other", "init", "--site", "102", "--name", "x").status == 78)
  }

  @Test func `clocks near and past their time are told, soonest first`() throws {
    var hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    hall.now = "2026-11-23T10:30:00+08:00"
    let due = try hall.run("due", "--within", "PT24H", "--json").array
    #expect(due.first?["clock"] as? String == "first_reply_in_shift")
    #expect(due.first?["overdue"] as? Bool == true)
    #expect(due.first?["number"] as? String == number)
    let times = due.compactMap { $0["dueAt"] as? String }
    #expect(times == times.sorted())
  }

  @Test func `without the variable a practice site has the machine's clock`() throws {
    let hall = try Hall.practice(now: nil)
    defer { hall.close() }
    let number = try hall.complaint()
    let shown = try hall.run("case", "show", number, "--json").object
    #expect((shown["registeredAt"] as? String)?.hasSuffix("+08:00") == true)
  }
}
