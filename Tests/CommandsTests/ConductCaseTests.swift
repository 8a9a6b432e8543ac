import Foundation
import Testing

/// Conduct cases are for the discipline office and the general manager, in every list.
@Suite struct ConductCaseTests {
  /// A hall with a late conduct case whose alarm waits, and a clerk of another department.
  private func hall() throws -> (hall: Hall, number: String) {
    var hall = try Hall.practice()
    try hall.run(
      "staff", "add", "li", "--name", "李", "--role", "handler", "--role", "revisitor",
      "--department", "NET")
    let made = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "SA01")
    hall.now = "2026-11-30T09:00:00+08:00"
    let watched = try hall.run("courier", "--once")
    try #require(made.status == 0 && watched.status == 0, "\(watched.errors)")
    return (hall, made.line)
  }

  @Test(arguments: [
    ["case", "list"], ["due", "--within", "P30D"], ["alarm", "list"], ["revisit", "list"],
  ])
  func `another department's clerk finds it in no list`(list: [String]) throws {
    let (hall, number) = try hall()
    defer { hall.close() }
    let hidden = try hall.run(list + ["--json", "--by", "li"])
    #expect(hidden.status == 0, "\(hidden.errors)")
    #expect(!hidden.output.contains(number))
    if list != ["revisit", "list"] {
      #expect(try hall.run(list + ["--json", "--by", "general_manager"]).output.contains(number))
    }
  }

  @Test func `R-097: it goes to no department that may not see it`() throws {
    let (hall, number) = try hall()
    defer { hall.close() }
    try hall.run("case", "accept", number, "--by", "intake_agent")
    func dispatch(to department: String) throws -> Int32 {
      try hall.run(
        "case", "dispatch", number, "--department", department, "--by", "intake_agent"
      ).status
    }
    #expect(try dispatch(to: "NET") == 65)
    #expect(try dispatch(to: "DISC") == 0)
  }

  @Test func `nor takes its alarms`() throws {
    let (hall, _) = try hall()
    defer { hall.close() }
    let alarms = try hall.run("alarm", "list", "--json").array
    let id = try #require(alarms.first?["id"] as? String)
    #expect(try hall.run("alarm", "acknowledge", id, "--by", "li").status == 77)
    #expect(try hall.run("alarm", "list", "--json").array.count == alarms.count)
    #expect(try hall.run("alarm", "acknowledge", id, "--by", "general_manager").status == 0)
  }

  @Test(arguments: [
    ["alarm", "list"], ["notice", "list"], ["revisit", "list"], ["due"], ["case", "list"],
    ["revisit", "sample", "--month", "2026-11"],
  ])
  func `every reading command asks who reads`(command: [String]) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    #expect(try hall.run(command + ["--by", "revisitor"]).status == 0)
    #expect(try hall.run(command + ["--by", "nobody"]).status == 77)
    #expect(try hall.run(command, environment: ["HEARWELL_STAFF": "nobody"]).status == 77)
  }
}
