import Foundation
import Testing

/// What is typed or pasted not quite as it should be.
@Suite struct TypedSlipsTests {
  @Test func `a slip's text is read with the blanks and line breaks that pasting brings along`()
    throws
  {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let shown = try hall.run("slip", "show", number, "--json").object
    let code = try #require(shown["code"] as? String)
    #expect(shown["site"] as? String == "101" && shown["siteName"] as? String == "城东营业厅")
    let cut = code.index(code.startIndex, offsetBy: 40)
    let halves = [String(code[..<cut]), String(code[cut...])]
    for pasted in [
      ["  \(code)\n"], [halves.joined(separator: "\n")], [halves.joined(separator: " \u{200B}")],
      halves,
    ] {
      let judged = try hall.run(["slip", "verify"] + pasted)
      #expect(judged.status == 0, "\(pasted) \(judged.errors)")
    }
    #expect(try hall.run("slip", "verify").status == 64)
  }

  @Test func `an argument that is no UTF-8 is refused, and nothing is kept of it`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    let refused = try hall.shell(
      "\(Hall.program) case note \(number) --by intake_agent --note $'\\xff\\xfe'")
    #expect(refused.status == 65 && refused.errors.contains("UTF-8"), "\(refused.errors)")
    #expect(try hall.run("case", "show", number, "--json").output.contains("\u{FFFD}") == false)
  }

  @Test(arguments: ["--state", "--kind", "--category", "--department"])
  func `an option that lists one thing is not given twice`(option: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let twice = try hall.run("case", "list", option, "A", option, "B")
    #expect(twice.status == 64 && twice.errors.contains(option), "\(twice.errors)")
  }

  @Test func `an unknown clock is not to be taken away, and no promise lies in the past`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let unknown = try hall.run("policy", "clock", "nope", "--from", "2026-11-23")
    #expect(unknown.status == 65 && unknown.errors.contains("hearwell policy list deadlines"))
    let number = try hall.complaint()
    let past = ["--by", "intake_agent", "--reply-by", "2026-11-22"]
    #expect(try hall.run(["case", "accept", number] + past).status == 65)
    let today = ["--by", "intake_agent", "--reply-by", "2026-11-23", "--json"]
    let accepted = try hall.run(["case", "accept", number] + today)
    #expect(accepted.object["promisedReplyAt"] as? String == "2026-11-23T23:59:59+08:00")
  }

  @Test func `R-004 R-025: a detail is the same by option, by name and in a file`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let register = [
      "case", "register", "--channel", "PHONE", "--kind", "REPAIR", "--category", "RP01", "--json",
    ]
    let file =
      #"{"kind":"REPAIR","category":"RP01","channel":"PHONE","specialNeeds":["ELDERLY","MOBILITY"],"actEndedAt":"2026-11-23 08:00"}"#
    let filed = try hall.run("case", "register", "--from", "-", "--json", input: file)
    let typed = try hall.run(
      register + [
        "--special-need", "ELDERLY", "--special-need", "MOBILITY", "--act-ended",
        "2026-11-23 08:00",
      ])
    let number = try #require(
      try hall.run(register + ["--phone", "13800138009"]).object["number"] as? String)
    let named = try hall.run(
      "case", "note", number, "--by", "intake_agent", "--json", "--detail",
      "specialNeeds=ELDERLY   MOBILITY", "--detail", "actEndedAt=2026-11-23 08:00")
    for outcome in [filed, typed, named] {
      #expect(outcome.object["specialNeeds"] as? [String] == ["ELDERLY", "MOBILITY"])
      #expect(
        outcome.object["actEndedAt"] as? String == "2026-11-23T08:00:00+08:00",
        "\(outcome.errors)")
    }
    let mixed = file.replacing("\"MOBILITY\"", with: "5")
    #expect(try hall.run("case", "register", "--from", "-", input: mixed).status == 65)
  }
}
