import Foundation
import Testing

@Suite struct PastedNumberTests {
  @Test(arguments: [" ", "\u{A0}", "\u{3000}", "\u{2009}", "-", "–", "\u{2011}", "－", "\t"])
  func `a case number is taken as the slip shows it`(separator: String) throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01"
    ).line
    let groups = stride(from: 0, to: 12, by: 4).map { String(number.dropFirst($0).prefix(4)) }
    let pasted = groups.joined(separator: separator)
    #expect(try hall.run("case", "show", pasted, "--json").object["number"] as? String == number)
  }

  @Test func `three groups are one number for every action, a fourth is another's value`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.run(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01"
    ).line
    let groups = stride(from: 0, to: 12, by: 4).map { String(number.dropFirst($0).prefix(4)) }
    let noted = try hall.run(
      ["case", "note", "--by", "intake_agent", "--note", "1234"] + groups + ["--json"])
    #expect((noted.object["notes"] as? [[String: Any]])?.first?["text"] as? String == "1234")
    #expect(try hall.run(["case", "accept"] + groups + ["--by", "intake_agent"]).status == 0)
    let wrong = try hall.run(["case", "show"] + groups.dropLast() + ["0000"])
    #expect(wrong.status == 65 && wrong.errors.contains("case number"))
  }
}
