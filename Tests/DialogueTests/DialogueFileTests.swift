import Dialogue
import Testing

/// Files that cannot be read, each with the line to blame.
@Suite struct DialogueFileTests {
  private static let head = """
    dialogue: small
    face: phone
    start: begin
    noinput: {prompts: [noinput], giveup: leave}
    nomatch: {prompts: [nomatch], giveup: leave}
    onhangup: leave
    nodes:
      leave: {exit: abandoned}

    """

  @Test(arguments: [
    ("  begin: {mnu: {}}", 9, "is of no kind"),
    ("  begin: {menu: {}, say: [a], next: leave}", 9, "is of several kinds"),
    ("  begin: {say: [a]}", 9, "has no 'next'"),
    ("  begin: {say: [a], nxt: leave, next: leave}", 9, "is not known here"),
    ("  begin: {menu: {\"a\": leave}}", 9, "'a' is no key"),
    ("  begin: {goto: [{when: a b, goto: leave}]}", 9, "'a b' is no condition"),
    ("  begin: {field: {form: fone, into: x}, filled: leave}", 9, "form 'fone' is not known"),
    ("  begin: {exit: gone}", 9, "'gone' is no outcome"),
    ("  begin: {submit: rate}", 9, "has no 'failed'"),
    ("  begin: {record: {maximum: 3}, filled: leave}", 9, "is no duration"),
    ("  begin: {say: [{prompt: a, bargein: maybe}], next: leave}", 9, "bargein 'maybe'"),
  ])
  func `what is not understood is named with its line`(node: String, line: Int, cause: String) {
    do {
      _ = try DialogueFile(yaml: Self.head + node, file: "small.yaml")
      Issue.record("\(node) was read")
    } catch {
      #expect(error.findings.contains { $0.line == line && $0.cause == cause }, "\(error)")
    }
  }

  @Test(arguments: ["", "[", "a: [", "12", "{}", "dialogue: x\nnodes: 3", "\u{0}"])
  func `what is no dialogue at all is refused`(yaml: String) {
    #expect(throws: DialogueError.self) { try DialogueFile(yaml: yaml, file: "x.yaml") }
  }
}
