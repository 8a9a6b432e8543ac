import Cases
import Dialogue
import Foundation
import Halls
import Hotline
import PhoneLines
import Policy
import SoundCard
import Testing

/// The norms of the hotline (register 2.12), heard by a rehearsed caller in a real hall.
@Suite struct HotlineRuleTests {
  private func call(_ text: String, language: Language = .chinese) throws -> Rehearsal.Result {
    try RehearsedHall().rehearse(text, language: language)
  }

  private static let complaint = """
    calls from 13800138000
    caller presses 21
    caller says 6s
    caller presses #1#1
    """

  @Test(arguments: Language.allCases)
  func `R-242 a call opens with greeting, the hotline's name, the line's number and an invitation`(
    language: Language
  ) throws {
    let opening = "hears greeting greeting.station language.offer menu.main"
    let result = try RehearsedHall().rehearse(opening, language: language, station: "07")
    #expect(result.failure == nil, "\(result.heard)")
    let sounds = try TestHotline.prompts.get()
    let said = [
      (language, "greeting"), (language, "greeting.station.1"), (language, "words/digit.0"),
      (language, "words/digit.1"), (language.other, "language.offer"),
    ].map { Double(sounds[$0.0.rawValue, $0.1]?.samples.count ?? 0) / 8000 }
    // Greeting with the number within 6 s; the burst, first in the menu, within 12 s.
    #expect(said[..<4].reduce(0, +) <= 6 && said.reduce(0, +) + 4 <= 12)
  }

  @Test
  func `R-244 after goodbye the line stays open: the caller hangs up, else 15 s of silence do`()
    throws
  {
    let closing = try #require(ShippedPolicy.policy().tables["hotline"]?["closing"])
    #expect(closing["caller_hangs_up_first"]?.boolean == true)
    #expect(closing["release_after_silence"]?.string == "PT15S")
    #expect(CallProgram.releaseAfter == .seconds(15))
    let sounds = try RehearsedHall().rehearse(
      "caller presses 5\ncaller presses 1\ncaller silent 14s", language: .chinese)
    #expect(sounds.heard.last == "goodbye" && sounds.failure == nil)
  }

  @Test func `R-243 R-245 a complaint call ends with thanks and goodbye`() throws {
    let result = try call(Self.complaint)
    #expect(result.failure == nil)
    #expect(result.heard.suffix(2) == ["thanks", "goodbye"])
  }

  @Test(arguments: ["caller presses 5\ncaller presses 1", "caller presses 0\ncaller silent 120s"])
  func `R-243 every call that the machine ends says goodbye`(text: String) throws {
    #expect(try call(text + "\ncaller silent 60s").heard.last == "goodbye")
  }

  @Test func `R-068 R-071 R-072 R-073 number twice, time and promise are spoken`() throws {
    let result = try call(Self.complaint + "\nhears case.registered case.due thanks goodbye")
    #expect(result.failure == nil, "\(result.heard)")
    let wording = try String(
      contentsOfFile: "\(TestHotline.root)/prompts/zh-CN/wording.yaml", encoding: .utf8)
    let line = wording.split(separator: "\n").first { $0.hasPrefix("case.registered:") }
    #expect(line?.ranges(of: "{caseNumber:casenumber}").count == 2)
  }

  @Test(arguments: [
    ("11", "LK01"), ("14", "MT01"), ("21", "FE01"), ("24", "SQ01"), ("45", "CO01"),
  ])
  func `R-075 R-079 every service of the list has its keys`(keys: String, category: String) throws {
    let result = try call(
      "caller presses \(keys)\ncaller says 3s\ncaller hangs up\ncase category \(category)")
    #expect(result.failure == nil)
  }

  @Test func `R-052 R-249 a typed number is read back and confirmed`() throws {
    let result = try call(
      """
      calls from 13800138000
      caller presses 12
      caller says 3s
      caller presses #1
      hears contact.ask
      caller presses 2
      hears contact.number
      caller presses 13900139000
      hears contact.readback
      caller presses 1
      hears case.registered
      case callback.number +8613900139000
      """)
    #expect(result.failure == nil, "\(String(describing: result.failure))")
  }

  @Test func `R-052 a caller may want no callback`() throws {
    let result = try call(
      "calls from 13800138000\ncaller presses 12\ncaller says 3s\ncaller presses #1\n"
        + "caller presses 3\nhears case.registered\ncase callback.wanted false")
    #expect(result.failure == nil, "\(String(describing: result.failure))")
  }

  @Test func `R-248 a caller is heard to the end: nothing is said while the statement lasts`()
    throws
  {
    let result = try call(
      "caller presses 12\ncaller says 60s\nhears nothing\ncaller presses #\nhears statement.review")
    #expect(result.failure == nil, "\(String(describing: result.failure))")
  }

  @Test func `R-248 no menu has more than five choices or lies deeper than three`() throws {
    let input = try #require(ShippedPolicy.policy().tables["hotline"]?["input"])
    #expect(input["menu_choices_max"]?.integer == 5 && input["menu_depth_max"]?.integer == 3)
    for node in try Play.hotline().nodesInOrder {
      if case .menu(let choices) = node.kind { #expect(choices.count <= 5, "\(node.name)") }
    }
  }

  @Test
  func `R-158 R-247 R-250 what was said is kept with its fields, whatever the caller does next`()
    throws
  {
    let result = try call(
      """
      calls from 13800138000
      caller presses 21
      caller says 5s
      caller hangs up
      case recordings.0.seconds 5
      case category FE01
      case flags.0 incomplete
      """)
    #expect(result.failure == nil, "\(String(describing: result.failure))")
    #expect(result.outcome == .registered)
  }

  @Test(arguments: [
    "caller presses 1", "caller presses 42", "caller presses 51", "caller presses 9",
  ])
  func `R-247 every call comes to something that is written down`(text: String) throws {
    let known: Set<Outcome> = [.abandoned, .informed, .rated]
    #expect(known.contains(try call(text).outcome))
  }

  @Test func `R-246 every prompt is spoken in Mandarin by one voice`() throws {
    #expect(
      try ShippedPolicy.policy().tables["hotline"]?["language"]?["voice"]?.string == "mandarin")
    let prompts = try PromptFolder(
      path: TestHotline.root + "/prompts", languages: Language.allCases,
      recordings: FileManager.default.temporaryDirectory.path)
    #expect(prompts.findings.isEmpty)
    let first = try call("caller presses 9").heard
    #expect(first.first == "greeting")
  }

  @Test func `R-029 R-241 the line answers at the first ring, within three, at any hour`() throws {
    let policy = try ShippedPolicy.policy()
    let answer = try #require(policy.tables["hotline"]?["answer"])
    #expect(answer["max_rings"]?.integer == 3 && answer["answer_on_ring"]?.integer == 1)
    #expect(answer["hours"]?.integer == 24)
    #expect(policy.deadlines["ring_time"]?.limit == .rings(3))
    #expect(policy.channels["IVR"]?.isOpenAlways == true)
  }

  @Test func `R-139 R-140 an outage is announced before the menu`() throws {
    let result = try call("# given notice\nhears greeting language.offer notice menu.main")
    #expect(result.failure == nil, "\(String(describing: result.failure))")
  }

  @Test func `R-025 R-027 R-110 a burst is a case as soon as it is chosen`() throws {
    let result = try call(
      "caller presses 11\ncaller hangs up\ncase category LK01\ncase state dispatched")
    #expect(result.failure == nil, "\(String(describing: result.failure))")
  }
}
