import Dialogue
import Hotline
import PhoneLines
import Testing

/// When a rehearsed caller does what, and what a failure says.
@Suite struct RehearsalTests {
  private func result(_ text: String, given: [String] = []) throws -> Rehearsal.Result {
    let casework = ScriptedCasework()
    casework.given = given
    return try Play.rehearse(Transcript(text), with: casework, language: .chinese)
  }

  @Test func `the first line that does not hold is told, with what was heard instead`() throws {
    let result = try result(
      """
      caller presses 1
      hears menu.fault
      hears menu.main
      caller presses 1
      """)
    #expect(result.failure?.line == 3)
    #expect(result.failure?.expected == "hears menu.main")
    #expect(result.failure?.heard == "menu.fault")
    #expect(result.keys == "1")
    #expect(result.heard.suffix(2) == ["menu.main", "menu.fault"])
  }

  @Test func `a prompt that a key cut off before it began was not heard`() throws {
    let result = try result("caller interrupts 4\nhears menu.enquiry")
    #expect(result.failure == nil)
    #expect(result.heard == ["greeting", "menu.enquiry"])
  }

  @Test func `keys that are typed begin where the line before ended`() throws {
    let result = try result("caller presses 4\ncaller types 2\nhears enquiry.prices menu.enquiry")
    #expect(result.failure == nil)
  }

  @Test func `a line that says what is heard ends when that begins`() throws {
    let result = try result(
      "hears greeting language.offer\ncaller interrupts 4\nhears menu.enquiry")
    #expect(result.failure == nil)
    #expect(result.heard == ["greeting", "language.offer", "menu.enquiry"])
  }

  @Test func `nothing is said to a caller who has hung up while speaking`() throws {
    let result = try result("caller presses 12\ncaller hangs up\nhears nothing")
    #expect(result.failure == nil)
    #expect(result.heard.last == "beep")
  }

  @Test(arguments: [("8001", true), ("12345", true), ("anonymous", false), ("1", false)])
  func `a number that the network gave can be called back as it stands`(
    caller: String, isNumber: Bool
  ) throws {
    let asked = isNumber ? "contact.ask" : "contact.number"
    let said = "caller presses 12\ncaller says 3s\ncaller presses #\ncaller presses 1"
    let result = try result("calls from \(caller)\n\(said)\nhears \(asked)")
    #expect(result.failure == nil)
  }

  @Test func `a call's record has who called and the language spoken last`() throws {
    let result = try result("calls from 13800138000\ncaller presses 8")
    #expect(result.caller == "13800138000")
    #expect(result.language == .english)
  }

  @Test func `prompts before the last line of the caller do not count`() throws {
    let result = try result("caller presses 1\ncaller presses 2\nhears menu.fault")
    #expect(result.failure?.line == 3)
  }

  @Test func `a case that is not there has no values`() throws {
    let result = try result("caller presses 4\ncase category CO01")
    #expect(result.failure?.heard == "no case")
  }

  @Test(arguments: [
    ("caller presses 5\ncaller presses 1", Outcome.rated),
    ("caller presses 4\ncaller presses 2", .informed), ("caller presses 1", .abandoned),
    ("caller presses 12\ncaller says 3s", .registered),
    ("caller presses 11\ncaller interrupts 0", .registered),
    (
      "caller presses 0\ncaller says 3s\ncaller presses #\ncaller presses 1\ncaller presses #",
      .message
    ),
    (
      "caller presses 3\ncaller presses 101100000172\ncaller presses 8000\ncaller presses 1", .noted
    ),
  ])
  func `a call has an outcome`(text: String, outcome: Outcome) throws {
    #expect(try result(text, given: ["open"]).outcome == outcome)
  }

  @Test func `a store that never answers ends in an apology, and says so`() throws {
    let dialogue = try Play.hotline()
    let program = CallProgram(
      Conversation(dialogue), id: "call", segments: { _, _ in [.pause(.seconds(1))] },
      answer: { _ in throw ScriptedCasework.Refused() })
    let result = Rehearsal.run(
      try Transcript("caller presses 12\ncaller says 4s\ncaller presses #1#\ncaller silent 60s"),
      program: program, world: .init(length: { _ in .zero }, caseValue: { _, _ in nil }))
    #expect(result.heard.suffix(3) == ["apology", "apology.promise", "goodbye"])
    #expect(result.outcome == .failed)
  }

  @Test func `a call has an end, and what was said until then is registered`() throws {
    let result = try result(
      "caller presses 12\ncaller says 4s\ncaller presses #\n"
        + String(repeating: "caller presses 9\n", count: 800))
    #expect(result.heard.suffix(3) == ["case.due", "thanks", "goodbye"])
    #expect(result.outcome == .registered)
  }

  @Test func `a person at a terminal hears what was said since`() throws {
    let casework = ScriptedCasework()
    let program = CallProgram(
      Conversation(try Play.hotline()), id: "call", segments: { _, _ in [.pause(.seconds(1))] },
      answer: { try casework.answer($0) })
    var rehearsal = Rehearsal(
      program, world: .init(length: { _ in .zero }, caseValue: { _, _ in nil }))
    rehearsal.begin(caller: nil)
    let opening = rehearsal.newPrompts()
    #expect(opening.map(\.prompt.id) == ["greeting", "language.offer", "menu.main"])
    #expect(opening.map(\.language) == [.chinese, .english, .chinese])
    rehearsal.perform(.presses("12"))
    #expect(rehearsal.newPrompts().last?.prompt.id == "beep")
    #expect(rehearsal.isRecording)
    rehearsal.perform(.hangsUp)
    #expect(rehearsal.isOver)
    #expect(rehearsal.end().outcome == .abandoned)
  }
}
