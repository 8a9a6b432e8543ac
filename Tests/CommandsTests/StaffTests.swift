import Testing

@Suite struct StaffTests {
  @Test func `people come and go, and comments stay`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let before = try hall.text(of: "hall/hearwell.yaml")
    let added = try hall.run(
      "staff", "add", "zhang", "--name", "张 \"伟\"", "--role", "handler", "--role", "liaison",
      "--department", "CSC")
    #expect(added.status == 0, "\(added.errors)")
    let staff = try hall.run("staff", "list", "--json").array
    let zhang = staff.first { $0["id"] as? String == "zhang" }
    #expect(zhang?["name"] as? String == "张 \"伟\"")
    #expect(zhang?["roles"] as? [String] == ["handler", "liaison"])
    #expect(try hall.run("staff", "add", "zhang", "--name", "x", "--role", "handler").status == 73)
    #expect(try hall.run("staff", "add", "li", "--name", "x", "--role", "hander").status == 65)
    #expect(try hall.run("staff", "remove", "zhang").status == 0)
    #expect(try hall.text(of: "hall/hearwell.yaml") == before)
    #expect(try hall.run("staff", "remove", "zhang").status == 66)
  }

  @Test func `the last person may go, and the first may come back`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    for member in try hall.run("staff", "list", "--json").array {
      let id = try #require(member["id"] as? String)
      #expect(try hall.run("staff", "remove", id).status == 0, "\(id)")
    }
    #expect(try hall.run("staff", "list", "--json").output == "[]\n")
    #expect(try hall.run("staff", "add", "li", "--name", "李", "--role", "handler").status == 0)
    #expect(try hall.run("staff", "list", "--json").array.count == 1)
  }

  @Test func `an entry with a login is that account's alone`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run(
      "staff", "add", "li", "--name", "李", "--role", "intake_agent", "--login", "somebody-else")
    let number = try hall.complaint()
    #expect(try hall.run("case", "accept", number, "--by", "li").status == 77)
  }

  @Test(arguments: [("1234\n", 0), ("12\n", 65), ("abcd\n", 65), ("", 65)])
  func `a staff PIN has 4 to 12 digits`(typed: String, code: Int32) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    #expect(try hall.run("staff", "pin", input: typed).status == code)
    // With a PIN the lock is no configuration error any more; there is only no terminal.
    #expect(try hall.run("kiosk", "--locked").status == (code == 0 ? 69 : 78))
  }
}
