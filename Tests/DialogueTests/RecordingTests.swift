import Dialogue
import Testing

/// Statements that are spoken, and callers who leave in the middle.
@Suite struct RecordingTests {
  private static let nodes = """
      begin: {record: {maximum: PT3M}, prompts: [ask], filled: review}
      review: {menu: {"1": {keep: latest, goto: send}, "2": listen, "3": begin, "4": more}, prompts: [review]}
      listen: {say: [{take: latest}], next: review}
      more: {record: {append: true, optional: true}, prompts: [more], filled: review, skipped: review}
      send: {submit: register, with: [takes], answers: {registered: {outcome: registered, clear: [takes], goto: leave}}, failed: leave}
    """

  private func recording() throws -> Conversation {
    var call = try Small.begun(Self.nodes)
    _ = call.handle(.played)
    return call
  }

  private func take(_ id: String, _ seconds: Double = 4, quiet: Bool = false) -> ConversationEvent {
    .recorded(Take(id: id, seconds: seconds, tooQuiet: quiet, end: .silence))
  }

  @Test func `the take begins when the prompt has been heard`() throws {
    var call = try Small.begun(Self.nodes)
    #expect(
      call.handle(.played) == [
        .record(RecordingOrder(field: "begin", maximum: .seconds(180), finalSilence: .seconds(5)))
      ])
  }

  @Test(arguments: ["1", "5", "8", "9", "*"])
  func `while a statement is recorded other keys mean nothing`(key: Character) throws {
    var call = try recording()
    #expect(call.handle(.key(key)).isEmpty)
  }

  @Test func `a take that the disk cut off keeps what it has and goes its own way`() throws {
    var call = try Small.begun(
      """
        begin: {record: {}, prompts: [ask], filled: begin, failed: sorry}
        sorry: {say: [sorry], next: send}
        send: {submit: register, with: [takes], answers: {registered: leave}, failed: leave}
      """)
    _ = call.handle(.played)
    let cut = Take(id: "a", seconds: 2, tooQuiet: false, end: .failed)
    _ = call.handle(.recorded(cut))
    #expect(call.node == "sorry" && call.values["takes"] == "a")
  }

  @Test func `hash ends the take, and what is typed behind it answers the review`() throws {
    var call = try recording()
    #expect(call.handle(.key("#")) == [.stopRecording(pressed: "#")])
    #expect(call.handle(.key("1")).isEmpty)
    let effects = call.handle(take("a"))
    #expect(effects.submitted.first?.values["takes"] == "a")
  }

  @Test func `zero ends the take, keeps it and calls a person`() throws {
    var call = try recording()
    #expect(call.handle(.key("0")) == [.stopRecording(pressed: "0")])
    #expect(call.handle(take("a")).submitted.map(\.name) == ["person"])
    #expect(call.values["takes"] == "a")
  }

  @Test func `a key before the beep leads straight to it`() throws {
    var call = try Small.begun(Self.nodes)
    let effects = call.handle(.key("5"))
    #expect(effects.stops && effects.contains { if case .record = $0 { true } else { false } })
  }

  @Test(arguments: [(0.0, false), (0.1, false), (4.0, true)])
  func `nothing said is asked again`(seconds: Double, quiet: Bool) throws {
    var call = try recording()
    #expect(call.handle(take("a", seconds, quiet: quiet)).said == ["noinput", "ask"])
  }

  @Test func `the caller hears the latest take and goes on with it`() throws {
    var call = try recording()
    _ = call.handle(all: [take("a"), .played])
    #expect(call.handle(.key("2")).contains(.playTake("a")))
    _ = call.handle(all: [.played, .played])
    _ = call.handle(.key("4"))
    guard case .record(let order) = call.handle(.played).first else {
      Issue.record("no take was ordered")
      return
    }
    #expect(order.appendingTo == "a")
  }

  @Test func `an earlier take is dropped once a newer one is sent`() throws {
    var call = try recording()
    _ = call.handle(all: [take("a"), .played, .key("3"), .played, take("b"), .played])
    #expect(call.values["takes"] == "a,b")
    #expect(call.press("1").submitted.first?.values["takes"] == "b")
  }

  @Test func `whoever hangs up before sending leaves everything they said`() throws {
    var call = try recording()
    _ = call.handle(all: [take("a"), .played, .key("3"), .played, take("b")])
    #expect(call.handle(.hungUp).submitted.first?.values["takes"] == "a,b")
    #expect(call.handle(.answered(Answer(outcome: "registered"))) == [.end(.registered)])
  }

  @Test func `a hang-up while casework is asked waits for the answer`() throws {
    var call = try recording()
    _ = call.handle(all: [take("a"), .played, .key("1")])
    #expect(call.handle(.hungUp).isEmpty)
    #expect(call.handle(.answered(Answer(outcome: "registered"))) == [.end(.registered)])
  }

  @Test func `a hang-up that casework fails at is tried once more`() throws {
    var call = try recording()
    _ = call.handle(all: [take("a"), .played, .key("1"), .hungUp])
    #expect(call.handle(.failed).submitted.map(\.name) == ["register"])
    #expect(call.handle(.failed) == [.end(.abandoned)])
  }

  @Test func `when the time is up a running take is kept`() throws {
    var call = try recording()
    #expect(call.handle(.timeUp) == [.stopRecording(pressed: nil)])
    #expect(call.handle(take("a")).said == ["limit"])
    #expect(call.handle(.played).submitted.map(\.name) == ["register"])
  }

  @Test func `after the end nothing happens any more`() throws {
    var call = try recording()
    _ = call.handle(.hungUp)
    for event: ConversationEvent in [.key("1"), .played, .woke(1), .hungUp, .timeUp, .failed] {
      #expect(call.handle(event).isEmpty)
    }
  }
}
