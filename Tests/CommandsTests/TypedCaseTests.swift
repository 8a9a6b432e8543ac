import Testing

@Suite struct TypedCaseTests {
  @Test(arguments: ["--statement", "--note"])
  func `what a recording says is typed as statement or as note`(option: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let done = try hall.run(
      "case", "transcribe", number, "--by", "intake_agent", option, "水表转得太快", "--json")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.object["statement"] as? String == "水表转得太快")
    #expect(try hall.run("case", "transcribe", number, "--by", "intake_agent").status == 65)
  }

  @Test func `a callback needs a number to call`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let register = [
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--callback",
    ]
    let refused = try hall.run(register)
    #expect(refused.status == 65 && refused.errors.contains("--phone"))
    let document =
      #"{"kind":"QUERY","category":"CO01","channel":"PHONE","callback":{"wanted":true}}"#
    #expect(try hall.run("case", "register", "--from", "-", input: document).status == 65)
    #expect(try hall.run(register + ["13800138000"]).status == 0)
    #expect(try hall.run(register + ["--phone", "13800138000"]).status == 0)
  }

  @Test(arguments: ["fr", "zh"])
  func `a case is in a language that Hearwell speaks`(tag: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let document = #"{"kind":"QUERY","category":"CO01","channel":"PHONE","language":"\#(tag)"}"#
    let refused = try hall.run("case", "register", "--from", "-", input: document)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("zh-CN"))
  }

  @Test func `an answered complaint is archived with cause and person`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    try hall.run("case", "answer", number, "--by", "intake_agent", "--note", "当场退款")
    try hall.run(
      "case", "revisit", number, "--by", "revisitor", "--solved", "yes", "--score", "5")
    let bare = try hall.run("case", "archive", number, "--by", "general_manager")
    #expect(bare.status == 65 && bare.errors.contains("--cause"))
    let whole = try hall.run(
      "case", "archive", number, "--by", "general_manager", "--cause", "重复收费", "--person",
      "handler", "--evaluation", "处理得当", "--json")
    #expect(whole.object["state"] as? String == "archived", "\(whole.errors)")
  }
}
