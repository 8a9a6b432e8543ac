import Foundation
import Testing

/// `hearwell staff password` and `hearwell headquarters staff` by the real program.
@Suite struct PasswordTests {
  private func holders(_ outcome: Hall.Outcome) -> [String] {
    outcome.array.filter { $0["password"] as? Bool == true }.compactMap { $0["id"] as? String }
  }

  @Test func `a person gets a password and loses it, and the list says who has one`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let set = try hall.run("staff", "password", "handler", input: "four odd words here\n")
    #expect(set.status == 0 && set.output.isEmpty, "\(set.errors)")
    #expect(try holders(hall.run("staff", "list", "--json")) == ["handler"])
    #expect(try !hall.text(of: "hall/keys/staff.passwords").contains("odd words"))
    for (typed, word) in [("short\n", "10"), ("password123\n", "first"), ("", "10")] {
      let weak = try hall.run("staff", "password", "revisitor", input: typed)
      #expect(weak.status == 65 && weak.errors.contains(word), "\(weak.errors)")
    }
    let nobody = try hall.run("staff", "password", "nobody", input: "four odd words here\n")
    #expect(nobody.status == 66)
    #expect(try hall.run("staff", "password", "handler", "--remove").status == 0)
    #expect(try holders(hall.run("staff", "list", "--json")) == [])
    try hall.run("staff", "password", "handler", input: "four odd words here\n")
    #expect(try hall.run("staff", "remove", "handler").status == 0)
    try hall.run("staff", "add", "handler", "--name", "新人", "--role", "handler")
    #expect(try holders(hall.run("staff", "list", "--json")) == [])
  }

  @Test func `check finds passwords that others may read`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("staff", "password", "handler", input: "four odd words here\n")
    func findings() throws -> [[String: Any]] {
      try hall.run("check", "--json").array.filter {
        $0["subject"] as? String == "keys/staff.passwords"
      }
    }
    #expect(try findings().isEmpty)
    try hall.shell("chmod 644 hall/keys/staff.passwords")
    #expect(try findings().map { $0["severity"] as? String } == ["error"])
  }

  @Test(arguments: [("four odd words here", Int32(0)), ("four odd words there", 65)])
  func `a terminal asks twice and shows nothing`(again: String, code: Int32) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let asked = try hall.shell(
      "(sleep 1; echo 'four odd words here'; sleep 1; echo '\(again)'; sleep 3) | "
        + "script -qec '\(Hall.program) staff password handler' /dev/null")
    #expect(asked.status == code, "\(asked.output)")
    #expect(asked.output.contains("Once more") && !asked.output.contains("odd words"))
  }

  @Test func `headquarters has its own staff with passwords of their own`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    let before = try hall.text(of: "headquarters/headquarters.yaml")
    let staff = ["headquarters", "staff"]
    let added = try hall.run(
      staff + ["add", "chen", "--name", "陈", "--role", "hq_analyst", "--department", "HQ"])
    #expect(added.status == 0, "\(added.errors)")
    #expect(
      try hall.run(staff + ["add", "wu", "--name", "吴", "--role", "hq_analist"]).status == 65)
    let set = try hall.run(staff + ["password", "chen"], input: "four odd words here\n")
    #expect(set.status == 0, "\(set.errors)")
    #expect(hall.exists("headquarters/keys/staff.passwords"))
    #expect(!hall.exists("hall/keys/staff.passwords"))
    #expect(try holders(hall.run(staff + ["list", "--json"])) == ["chen"])
    #expect(try hall.run("headquarters", "case", "list", "--by", "chen").status == 0)
    let stranger = try hall.run(staff + ["remove", "handler"])
    #expect(
      stranger.status == 66 && stranger.errors.contains("hearwell headquarters staff list"))
    #expect(try hall.run(staff + ["remove", "chen"]).status == 0)
    #expect(try hall.text(of: "headquarters/headquarters.yaml").hasPrefix(before.dropLast()))
    #expect(try hall.run(staff + ["list", "--json"]).output == "[]\n")
  }
}
