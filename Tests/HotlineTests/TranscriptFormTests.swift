import Dialogue
import Hotline
import Testing

/// The form of a transcript, contract section 4.
@Suite struct TranscriptFormTests {
  @Test func `every kind of line is read`() throws {
    let transcript = try Transcript(
      """
      # a comment, then an empty line

      calls from 13800138000
      language en
      caller presses 13*#
        caller interrupts 1
      caller types 22
      caller says 4.5s
      caller says some folder/speech.wav
      caller silent 6s
      hears recording.notice beep
      hears nothing
      case flags.0 incomplete
      caller hangs up
      """)
    #expect(transcript.caller == "13800138000")
    #expect(transcript.language == .english)
    #expect(
      transcript.steps.map(\.kind) == [
        .presses("13*#"), .interrupts("1"), .types("22"), .says(.length(.milliseconds(4500))),
        .says(.file("some folder/speech.wav")), .silent(.seconds(6)),
        .hears(["recording.notice", "beep"]), .hearsNothing,
        .caseValue(path: "flags.0", value: "incomplete"), .hangsUp,
      ])
    #expect(transcript.steps.map(\.line) == Array(5...14))
  }

  @Test(arguments: [
    "caller", "caller presses", "caller presses a", "caller sings", "caller hangs", "hears",
    "case category", "caller silent", "caller silent long", "caller silent -1s", "nobody calls",
    "caller hangs up\ncalls from 1", "caller presses 1\nlanguage en", "language fr",
    "calls from", "caller says",
  ])
  func `any other line is refused with its number`(text: String) {
    let lines = text.split(separator: "\n").count
    do {
      _ = try Transcript("# first\n" + text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.line == 1 + lines)
    }
  }

  @Test func `lines of every system end alike`() throws {
    #expect(try Transcript("caller presses 1\r\nhears menu.fault\r\n").steps.count == 2)
  }
}
