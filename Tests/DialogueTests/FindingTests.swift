import Dialogue
import Testing

/// What the linter finds, one fault at a time.
@Suite struct FindingTests {
  private func findings(_ nodes: String, face: String = "phone") throws -> [String] {
    let dialogue = try Small.conversation(nodes, face: face).dialogue
    let words: Set = ["ask", "noinput", "nomatch", "limit", "label"]
    return dialogue.findings(wording: [.chinese: words, .english: words]).map {
      "\($0.subject): \($0.cause)"
    }
  }

  @Test(arguments: [
    (
      #"begin: {menu: {"1": nowhere}, prompts: [ask]}"#,
      "node 'begin': leads to 'nowhere', which is no node"
    ),
    (
      #"begin: {menu: {"1": {goto: [{when: caller, goto: leave}]}}, prompts: [ask]}"#,
      "node 'begin': is a dead end where no condition holds"
    ),
    (
      #"begin: {menu: {"0": leave}, prompts: [ask]}"#, "node 'begin': binds key 0 twice"
    ),
    (
      #"begin: {menu: {"1": leave, "2": leave, "3": leave, "4": leave, "5": leave, "6": leave}, prompts: [ask]}"#,
      "node 'begin': has 6 choices"
    ),
    (
      #"begin: {menu: {"1": leave}, prompts: [unheard]}"#,
      "prompt 'unheard': has no words in en"
    ),
    (
      #"begin: {field: {form: digits, into: x, optional: true}, prompts: [ask], filled: leave}"#,
      "node 'begin': is optional but does not say what follows then"
    ),
    (
      #"begin: {submit: rate, answers: {rated: leave, done: leave}, failed: leave}"#,
      "node 'begin': handles 'done', which is never answered"
    ),
    (
      #"begin: {submit: case.find, answers: {told: leave}, failed: leave}"#,
      "node 'begin': does not handle the answer 'ended'"
    ),
    (
      #"begin: {submit: regster, answers: {registered: leave}, failed: leave}"#,
      "node 'begin': casework knows no 'regster'"
    ),
    (
      #"begin: {submit: rate, answers: {rated: leave}, failed: begin}"#,
      "node 'begin': goes round for ever without waiting for the caller"
    ),
  ])
  func `a fault of a dialogue is found`(nodes: String, finding: String) throws {
    let found = try findings(nodes)
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }

  @Test func `a node that nothing leads to is found`() throws {
    let found = try findings(
      """
      begin: {menu: {"1": leave}, prompts: [ask]}
      island: {say: [ask], next: leave}
      """)
    #expect(found.contains("node 'island': is never reached"))
  }

  @Test func `a menu on the fourth level is found`() throws {
    let found = try findings(
      """
      begin: {menu: {"1": two}, prompts: [ask]}
      two: {menu: {"1": three}, prompts: [ask]}
      three: {menu: {"1": four}, prompts: [ask]}
      four: {menu: {"1": leave}, prompts: [ask]}
      """)
    #expect(found == ["node 'four': is menu level 4: begin → two → three → four"])
  }

  @Test func `a question from which nobody can be called is found`() throws {
    let yaml = """
      dialogue: deaf
      face: screen
      start: begin
      properties: {maxattempts: 0}
      noinput: {prompts: [], giveup: begin}
      nomatch: {prompts: [], giveup: begin}
      onhangup: leave
      nodes:
        begin: {menu: {"1": {label: label, goto: leave}}, prompts: [ask]}
        leave: {exit: abandoned}
      """
    let dialogue = try DialogueFile(yaml: yaml, file: "deaf.yaml")
    let found = dialogue.findings(wording: [:]).map(\.text)
    #expect(found.map { $0.prefix(47) } == ["deaf.yaml:9: node 'begin': has no way to a pers"])
  }

  @Test func `a prompt that needs what is never known is found`() throws {
    let nodes = #"begin: {menu: {"1": leave}, prompts: [ask]}"#
    let words: Set = ["ask", "noinput", "nomatch", "limit"]
    let found = try Small.conversation(nodes).dialogue.findings(
      wording: [.chinese: words], values: { _, id in id == "ask" ? ["caller", "dueAt"] : [] })
    #expect(
      found.map(\.cause) == ["needs the value 'dueAt' in zh-CN, which is never known"])
  }

  @Test func `a prompt without a recording is found on a phone alone`() throws {
    let nodes = #"begin: {menu: {"1": {label: ask, goto: leave}}, prompts: [ask]}"#
    for (face, count) in [("phone", 8), ("screen", 0)] {
      let dialogue = try Small.conversation(nodes, face: face).dialogue
      let words: Set = ["ask", "noinput", "nomatch", "limit"]
      let found = dialogue.findings(
        wording: [.chinese: words, .english: words], isRecorded: { _, _ in false })
      #expect(found.count { $0.cause.hasPrefix("has no recording") } == count)
    }
  }
}
