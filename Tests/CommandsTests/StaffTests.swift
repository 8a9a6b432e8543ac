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

  @Test(arguments: [["staff"], ["headquarters", "staff"]])
  func `what many processes change at the same time is all there`(place: [String]) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.run("headquarters", "init", "--practice")
    let command = ([Hall.program] + place).joined(separator: " ")
    let added = try hall.shell(
      "for i in 1 2 3 4 5 6 7 8; do (\(command) add rr$i --name 人 --role general_manager "
        + "|| echo rr$i) & done; wait")
    #expect(added.output.isEmpty && added.errors.isEmpty, "\(added.output)\(added.errors)")
    func people() throws -> [String: Bool] {
      let people = try hall.run(place + ["list", "--json"]).array.compactMap { person in
        (person["id"] as? String).map { ($0, person["password"] as? Bool ?? false) }
      }
      return Dictionary(uniqueKeysWithValues: people).filter { $0.key.hasPrefix("rr") }
    }
    #expect(try people().count == 8)
    let changed = try hall.shell(
      "for i in 1 2 3 4; do (\(command) remove rr$i || echo rr$i) & done; "
        + "for i in 5 6 7 8; do (echo four odd words here | \(command) password rr$i "
        + "|| echo rr$i) & done; wait")
    #expect(changed.output.isEmpty && changed.errors.isEmpty, "\(changed.output)\(changed.errors)")
    #expect(try people() == ["rr5": true, "rr6": true, "rr7": true, "rr8": true])
  }

  @Test(
    arguments: [
      ("", "人", []), ("a\nb", "人", []), ("../x", "人", []), ("xss<b>", "人", []), ("张", "人", []),
      (String(repeating: "a", count: 65), "人", []), ("system", "人", []),
      ("li", "", []), ("li", " ", []), ("li", "a\nb", []), ("li", "a\u{2028}b", []),
      ("li", String(repeating: "人", count: 101), []), ("li", "人", ["--role", "general_manager"]),
    ] as [(String, String, [String])])
  func `nobody is added whom the lists cannot show`(
    id: String, name: String, more: [String]
  ) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let before = try hall.text(of: "hall/hearwell.yaml")
    let refused = try hall.run(
      ["staff", "add", id, "--name", name, "--role", "general_manager"] + more)
    #expect(refused.status == 65, "\(refused.errors)")
    #expect(refused.errors.split(separator: "\n").count == 1, "\(refused.errors)")
    #expect(try hall.text(of: "hall/hearwell.yaml") == before)
  }

  @Test func `the longest id and name that are taken are read again`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let id = "Li.min_2-" + String(repeating: "a", count: 55)
    let name = String(repeating: "人", count: 100)
    let added = try hall.run("staff", "add", id, "--name", name, "--role", "handler")
    #expect(added.status == 0, "\(added.errors)")
    let kept = try hall.run("staff", "list", "--json").array.last
    #expect(kept?["id"] as? String == id && kept?["name"] as? String == name)
  }
}
